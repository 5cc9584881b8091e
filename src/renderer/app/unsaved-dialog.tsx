import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { useUnsaved } from '../annotations/note-drafts.ts'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'
import { showOverlay } from './overlay-store.ts'
import { saveDrafts } from './save-drafts.ts'
import { unsavedAsText, unsavedTexts } from './unsaved-texts.ts'
import '../library/dialogs.css'
import './unsaved-dialog.css'

type State = 'asking' | 'saving' | 'refused' | 'copied'

/** Stands between a window that is to close and texts that could not be saved: nothing typed goes without the reader's word. */
export default function UnsavedDialog() {
  const [texts, setTexts] = useState(unsavedTexts)
  const [state, setState] = useState<State>('asking')
  const problems = useUnsaved((unsaved) => unsaved.problems)
  const again = useRef<HTMLButtonElement>(null)
  const close = () => showOverlay(null)
  const leave = () => void api.window.readyToClose().catch(reportFailure)

  const retry = async () => {
    setState('saving')
    await saveDrafts()
    const left = unsavedTexts()
    if (left.length === 0) return leave()
    setTexts(left)
    setState('refused')
  }
  const copy = () =>
    void api.exports.copyText(unsavedAsText(texts)).then(() => setState('copied'), reportFailure)

  const why = [...new Set(problems.values())].join(' ') || 'The library did not take it.'
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog unsaved" initialFocus={again}>
          <Dialog.Title>Not everything could be saved</Dialog.Title>
          <Dialog.Description>
            {why} {texts.length === 1 ? 'This text is' : `These ${texts.length} texts are`} in this window
            alone, and would be lost with it.
          </Dialog.Description>
          <ul className="unsaved-texts">
            {texts.map(({ key, what, quote, text }) => (
              <li key={key}>
                <p className="unsaved-about">
                  {what}
                  {quote !== null && <> on “{quote}”</>}
                </p>
                <p className="unsaved-text">{text}</p>
              </li>
            ))}
          </ul>
          <p className="unsaved-state" role="status">
            {state === 'saving' && 'Saving…'}
            {state === 'refused' && 'Tried again: it still can’t be saved.'}
            {state === 'copied' && 'Copied. Paste it somewhere safe before you close.'}
          </p>
          <div className="dialog-actions">
            <button type="button" className="button unsaved-leave" onClick={leave}>
              Close anyway
            </button>
            <Dialog.Close className="button" type="button">
              Stay
            </Dialog.Close>
            <button type="button" className="button" onClick={copy}>
              Copy the text
            </button>
            <button
              ref={again}
              type="button"
              className="button primary"
              aria-disabled={state === 'saving'}
              onClick={() => state !== 'saving' && void retry()}
            >
              Try again
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

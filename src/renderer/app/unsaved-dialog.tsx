import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { useUnsaved } from '../annotations/note-drafts.ts'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'
import { saveAndClose, stay, useClosing } from './save-and-close.ts'
import { unsavedAsText } from './unsaved-texts.ts'
import '../library/dialogs.css'
import './unsaved-dialog.css'

/** Stands between a window that is to close and texts that are not on disk: nothing typed goes without the reader's word. */
export default function UnsavedDialog() {
  const { isSaving, failedTries, texts } = useClosing()
  const [isCopied, setCopied] = useState(false)
  const problems = useUnsaved((unsaved) => unsaved.problems)
  const first = useRef<HTMLButtonElement>(null)
  const hasFailed = failedTries > 0
  const leave = () => void api.window.readyToClose().catch(reportFailure)
  const tryAgain = () => {
    setCopied(false)
    void saveAndClose().catch(reportFailure)
  }
  const copy = () =>
    void api.exports.copyText(unsavedAsText(texts)).then(() => setCopied(true), reportFailure)

  const why = [...new Set(problems.values())].join(' ') || 'The library did not take it.'
  const what = texts.length === 1 ? 'This text is' : `These ${texts.length} texts are`
  return (
    <Dialog.Root open onOpenChange={(open) => !open && stay()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog unsaved" initialFocus={first}>
          <Dialog.Title>{hasFailed ? 'Not everything could be saved' : 'Still saving'}</Dialog.Title>
          <Dialog.Description>
            {hasFailed
              ? `${why} ${what} in this window alone, and would be lost with it.`
              : `${texts.length === 0 ? 'What you did last is' : what} on the way to the disk, which takes long to answer. The window closes by itself once that is done.`}
          </Dialog.Description>
          {texts.length > 0 && (
            <ul className="unsaved-texts">
              {texts.map(({ key, what: kind, quote, text }) => (
                <li key={key}>
                  <p className="unsaved-about">
                    {kind}
                    {quote !== null && <> on “{quote}”</>}
                  </p>
                  <p className="unsaved-text">{text}</p>
                </li>
              ))}
            </ul>
          )}
          <p className="unsaved-state" role="status">
            {isCopied
              ? 'Copied. Paste it somewhere safe before you close.'
              : isSaving
                ? 'Saving…'
                : failedTries > 1 && 'Tried again: it still can’t be saved.'}
          </p>
          <div className="dialog-actions">
            <button type="button" className="button unsaved-leave" onClick={leave}>
              Close anyway
            </button>
            <Dialog.Close ref={hasFailed ? undefined : first} className="button" type="button">
              Stay
            </Dialog.Close>
            {texts.length > 0 && (
              <button type="button" className="button" onClick={copy}>
                Copy the text
              </button>
            )}
            {hasFailed && (
              <button
                ref={first}
                type="button"
                className="button primary"
                aria-disabled={isSaving}
                onClick={() => !isSaving && tryAgain()}
              >
                Try again
              </button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

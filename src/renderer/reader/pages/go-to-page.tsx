import { Dialog } from '@base-ui/react/dialog'
import { useMemo, useState } from 'react'
import { pageStarts } from '../../../shared/export/article-pages.ts'
import { announce } from '../../app/announcer.ts'
import { showOverlay } from '../../app/overlay-store.ts'
import '../../library/dialogs.css'
import { leavePlace } from '../place-history.ts'
import { useReader } from '../reader-store.ts'

/** Asks for the number of a page, as it is printed, and goes there. */
export default function GoToPage() {
  const view = useReader((state) => state.view)
  const html = useReader((state) => state.document?.revision.html ?? '')
  const starts = useMemo(() => pageStarts(html), [html])
  const [wanted, setWanted] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const range = `${starts[0]?.page ?? ''} to ${starts.at(-1)?.page ?? ''}`

  const go = () => {
    const start = starts.find(({ page }) => page.toLowerCase() === wanted.trim().toLowerCase())
    if (start === undefined || view === null) return setIsMissing(true)
    showOverlay(null)
    leavePlace()
    view.goTo(start.offset)
    announce(`Page ${start.page}`)
    // The dialog gives the focus back first.
    setTimeout(() => view.focus(), 0)
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>Go to a page</Dialog.Title>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              go()
            }}
          >
            <label className="field">
              <span>Page, {range}</span>
              <input
                type="text"
                inputMode="numeric"
                autoFocus
                autoComplete="off"
                value={wanted}
                onChange={(event) => {
                  setWanted(event.target.value)
                  setIsMissing(false)
                }}
              />
            </label>
            {isMissing && (
              <p className="field-problem" role="alert">
                There is no page “{wanted.trim()}” with words here: the pages are {range}.
              </p>
            )}
            <div className="dialog-actions">
              <Dialog.Close className="button" type="button">
                Cancel
              </Dialog.Close>
              <button type="submit" className="button primary" disabled={wanted.trim() === ''}>
                Go
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

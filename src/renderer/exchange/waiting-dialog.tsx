import { Dialog } from '@base-ui/react/dialog'
import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DetachedAnnotation } from '../../shared/model/detached.ts'
import { api, events } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import '../library/dialogs.css'
import './exchange.css'

/** Groups beyond this many show their number only: the list is for looking, not for reading thousands. */
const MOST_SHOWN = 500

/** The highlights that came in without their article, by the article that they wait for. */
export default function WaitingDialog() {
  const [waiting, setWaiting] = useState<readonly DetachedAnnotation[] | null>(null)
  useEffect(() => {
    const read = () => void api.detached.list().then(setWaiting, reportFailure)
    read()
    return events.onDetachedChanged(read)
  }, [])
  const groups = Map.groupBy(waiting ?? [], ({ documentTitle }) => documentTitle)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog exchange-dialog">
          <Dialog.Title>Waiting for their article</Dialog.Title>
          {waiting?.length === 0 && (
            <p>
              Nothing is waiting. Highlights that you import before their article is in the library wait here,
              and find it as soon as you add it.
            </p>
          )}
          <div className="waiting-groups" tabIndex={0} role="region" aria-label="Waiting highlights">
            {[...groups].map(([title, members]) => (
              <section key={title}>
                <h3 dir="auto">
                  {title} <span>{members.length.toLocaleString()}</span>
                  <IconButton
                    label={`Delete those that wait for ${title}`}
                    onClick={() => void api.detached.remove(members.map(({ id }) => id)).catch(reportFailure)}
                  >
                    <Trash2 />
                  </IconButton>
                </h3>
                {members[0]?.documentUrl != null && <p dir="ltr">{members[0].documentUrl}</p>}
                <ul>
                  {members.slice(0, MOST_SHOWN).map(({ id, quote, note }) => (
                    <li key={id} dir="auto">
                      {quote ?? note}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
          <div className="dialog-actions">
            <Dialog.Close className="button" type="button">
              Close
            </Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { X } from 'lucide-react'
import type { DocumentId } from '../../shared/model/ids.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { closeReport, reportSentence, stopImports, useImports } from './import-queue.ts'
import { openDocument } from './library-store.ts'

/** Opens an article whose text is another one now, and shows what changed. */
async function showChanges(id: DocumentId): Promise<void> {
  await openDocument(id)
  showOverlay('changes')
}

/** How far the imports are, and at the end what became of them. */
export function ImportReport() {
  const state = useImports()
  const { total, done, current, failures, changed } = state
  if (total === 0) return null
  const share = total === 0 ? 0 : (done + (current?.fraction ?? 0)) / total
  return (
    <section className="import-report" aria-label="Adding articles">
      {current !== null ? (
        <>
          <div className="import-line">
            <span className="import-name" dir="auto">
              {current.name}
            </span>
            <span className="import-count">
              {(done + 1).toLocaleString()} of {total.toLocaleString()}
            </span>
          </div>
          <progress aria-label="Progress" max={1} value={share} />
          <button type="button" className="button" onClick={() => void stopImports()}>
            Stop
          </button>
        </>
      ) : (
        <div className="import-line">
          <strong>{reportSentence(state)}</strong>
          <IconButton label="Close the report" onClick={closeReport}>
            <X />
          </IconButton>
        </div>
      )}
      {current === null && changed.length > 0 && total > 1 && (
        <ul className="import-changed" aria-label="Articles with a new text" tabIndex={0}>
          {changed.map(({ id, title }) => (
            <li key={id}>
              <button type="button" className="link-button" dir="auto" onClick={() => void showChanges(id)}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
      {failures.length > 0 && (
        <ul className="import-failures" aria-label="What failed" tabIndex={0}>
          {failures.map(({ name, message }, index) => (
            // The same file may fail twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index} dir="auto">
              {message.includes(name) ? message : `${name}: ${message}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

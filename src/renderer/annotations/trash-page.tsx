import { useEffect } from 'react'
import { events } from '../app/api.ts'
import { runCommand } from '../app/commands.ts'
import { reportFailure } from '../app/notices.ts'
import { useReader } from '../reader/reader-store.ts'
import { Keys } from '../ui/keys.tsx'
import { NoteEntry } from './note-entry.tsx'
import { useNotesRoom } from './notes-room.ts'
import { PickList } from './pick-list.tsx'
import { refreshTrash, restoreHighlights, useTrash } from './trash-store.ts'

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** The highlights that were deleted, of this article or of all, to be restored. */
export function TrashPage() {
  const { deleted, isLoaded } = useTrash()
  const isOwn = useNotesRoom((state) => state.isOwnTrash)
  const openId = useReader((state) => state.document?.id ?? null)
  const wanted = isOwn ? openId : null
  const active = useNotesRoom((state) => state.picks.trash)
  useEffect(() => {
    const refresh = () => void refreshTrash(wanted).catch(reportFailure)
    refresh()
    const stop = [events.onAnnotationsChanged(refresh), events.onDocumentsChanged(refresh)]
    return () => {
      for (const off of stop) off()
    }
  }, [wanted])
  const count = active.picked.size
  return (
    <>
      <div className="notes-filters">
        <div className="segments" role="group" aria-label="Whose trash">
          {[true, false].map((own) => (
            <button
              key={String(own)}
              type="button"
              aria-pressed={own === isOwn}
              onClick={() => useNotesRoom.setState({ isOwnTrash: own })}
            >
              {own ? 'This article' : 'All articles'}
            </button>
          ))}
        </div>
      </div>
      {deleted.length === 0 ? (
        isLoaded && (
          <div className="notes-empty">
            <p>{isOwn ? 'No highlight of this article was deleted.' : 'No highlight was deleted.'}</p>
            <p>What is deleted is kept here, for as long as the library is kept.</p>
          </div>
        )
      ) : (
        <PickList
          page="trash"
          label="Deleted highlights"
          entries={deleted}
          idOf={({ id }) => id}
          estimate={76}
          onOpen={() => {}}
          renderEntry={({ kindId, quote, note, tags, documentTitle, deletedAt }) => (
            <NoteEntry
              kindId={kindId}
              quote={quote}
              note={note}
              tags={tags}
              facts={
                <>
                  <time dateTime={new Date(deletedAt).toISOString()}>Deleted {times.format(deletedAt)}</time>
                  {!isOwn && <span dir="auto">{documentTitle}</span>}
                </>
              }
            />
          )}
        />
      )}
      {deleted.length > 0 && (
        <div className="notes-foot" role="toolbar" aria-label="Deleted highlights">
          <button type="button" className="button" onClick={() => runCommand('trash.restore')}>
            Restore {count > 1 ? count.toLocaleString() : ''} <Keys binding="R" />
          </button>
          <button
            type="button"
            className="quiet-button"
            onClick={() => void restoreHighlights(deleted.map(({ id }) => id))}
          >
            Restore all {deleted.length.toLocaleString()}
          </button>
        </div>
      )}
    </>
  )
}

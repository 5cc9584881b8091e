import { useEffect } from 'react'
import { events } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { openPassage } from '../library/open-passage.ts'
import { runCommand } from '../app/commands.ts'
import { Keys } from '../ui/keys.tsx'
import { refreshLost, useLost } from './lost-store.ts'
import { NoteEntry } from './note-entry.tsx'
import { useNotesRoom } from './notes-room.ts'
import { GuessedWords, lossReason } from './orphan-actions.tsx'
import { PickList } from './pick-list.tsx'

/** The highlights of all articles whose words are not in the text of today, each with its likeliest place. */
export function LostPage() {
  const { lost, isLoaded, isLooking } = useLost()
  const activeId = useNotesRoom((state) => state.picks.lost.activeId)
  const active = lost.find(({ id }) => id === activeId)
  useEffect(() => {
    const refresh = () => void refreshLost().catch(reportFailure)
    refresh()
    const stop = [events.onAnnotationsChanged(refresh), events.onDocumentsChanged(refresh)]
    return () => {
      for (const off of stop) off()
    }
  }, [])
  return (
    <>
      <p className="notes-status" role="status">
        {isLooking ? 'Looking through articles whose text has changed…' : ''}
      </p>
      {lost.length === 0 ? (
        isLoaded &&
        !isLooking && (
          <div className="notes-empty">
            <p>Every highlight is where it belongs.</p>
            <p>
              When an article is added again and its publisher has changed it, highlights whose words are gone
              are listed here, with the nearest words there are.
            </p>
          </div>
        )
      ) : (
        <PickList
          page="lost"
          label="Highlights that were not found"
          entries={lost}
          idOf={({ id }) => id}
          estimate={76}
          onOpen={({ id, documentId }) => void openPassage(documentId, { annotationId: id })}
          renderEntry={({ kindId, quote, note, tags, documentTitle }) => (
            <NoteEntry
              kindId={kindId}
              quote={quote}
              note={note}
              tags={tags}
              facts={<span dir="auto">{documentTitle}</span>}
            />
          )}
        />
      )}
      {active !== undefined && (
        <section className="notes-foot orphan-actions" aria-label="The likeliest place">
          <p>{lossReason(active.reason)}</p>
          {active.guess !== null && active.guess.text !== '' && (
            <GuessedWords quote={active.quote} words={active.guess.text} />
          )}
          <div className="orphan-buttons">
            {active.guess !== null && active.guess.text !== '' && (
              <button type="button" className="button" onClick={() => runCommand('orphan.accept')}>
                Use these words <Keys binding="B" />
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => void openPassage(active.documentId, { annotationId: active.id })}
            >
              Open the article
            </button>
          </div>
          <p className="orphan-hint">
            Or open the article, select the right words, and press <Keys binding="Shift+R" />
          </p>
        </section>
      )}
    </>
  )
}

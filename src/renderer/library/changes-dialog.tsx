import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useMemo, useState } from 'react'
import type { RevisionId } from '../../shared/model/ids.ts'
import type { RevisionSummary } from '../../shared/model/revision.ts'
import { useAnnotations } from '../annotations/annotation-store.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { Keys } from '../ui/keys.tsx'
import { useReader } from '../reader/reader-store.ts'
import { Changes } from './changes.tsx'
import { recheckArticles } from './import-sources.ts'
import { openPassage } from './open-passage.ts'
import './dialogs.css'

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What a publisher changed in an article: any two states of its text, word by word, and what it did to the highlights. */
export default function ChangesDialog() {
  const article = useReader((state) => state.document)
  const [revisions, setRevisions] = useState<readonly RevisionSummary[] | null>(null)
  const [chosen, setChosen] = useState<{ before: string | null; after: string | null }>({
    before: null,
    after: null,
  })
  useEffect(() => {
    if (article === null) return
    void api.revisions.list(article.id).then(setRevisions).catch(reportFailure)
  }, [article])

  const all = revisions ?? []
  const after = all.find(({ id }) => id === chosen.after) ?? all.find(({ isCurrent }) => isCurrent)
  const before = all.find(({ id }) => id === chosen.before) ?? all.find(({ id }) => id !== after?.id)
  const texts = useTexts(before?.id, after?.id)
  if (article === null) return null
  const close = () => showOverlay(null)
  const goTo = (start: number, end: number) => {
    close()
    // The dialog gives the focus back first.
    setTimeout(() => void openPassage(article.id, { range: { start, end } }), 0)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog changes-dialog">
          <Dialog.Title>What changed</Dialog.Title>
          <Dialog.Description dir="auto">{article.title}</Dialog.Description>
          {revisions !== null && all.length < 2 && (
            <p>
              There is one text of this article, of {times.format(all[0]?.createdAt ?? article.addedAt)}.{' '}
              {article.url === null ? (
                'Open its file again, and what has changed since is shown here.'
              ) : (
                <>
                  Check for changes (<Keys binding="Shift+U" />
                  ), and what its publisher has changed since is shown here.
                </>
              )}
            </p>
          )}
          {all.length > 1 && (
            <div className="changes-choice">
              <RevisionChoice
                label="From"
                revisions={all}
                value={before?.id}
                onChoose={(id) => setChosen({ ...chosen, before: id })}
              />
              <RevisionChoice
                label="To"
                revisions={all}
                value={after?.id}
                onChoose={(id) => setChosen({ ...chosen, after: id })}
              />
            </div>
          )}
          {texts !== null && before !== undefined && after !== undefined && (
            <Changes
              before={texts.before}
              after={texts.after}
              since={times.format(before.createdAt)}
              onGoTo={after.isCurrent ? goTo : null}
            />
          )}
          {all.length > 1 && <Orphans />}
          <div className="dialog-actions">
            {article.url !== null && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  close()
                  recheckArticles([article])
                }}
              >
                Check for changes now
              </button>
            )}
            <Dialog.Close className="button primary">Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type RevisionChoiceProps = {
  label: string
  revisions: readonly RevisionSummary[]
  value: string | undefined
  onChoose: (id: string) => void
}

function RevisionChoice({ label, revisions, value, onChoose }: RevisionChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {revisions.map(({ id, createdAt, wordCount, isCurrent }) => (
          <option key={id} value={id}>
            {times.format(createdAt)}, {wordCount.toLocaleString()} words{isCurrent ? ' (shown now)' : ''}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Highlights whose words are not in the text of today. */
function Orphans() {
  const placed = useAnnotations((state) => state.placed)
  const orphans = useMemo(() => [...placed.values()].filter(({ range }) => range === null), [placed])
  if (orphans.length === 0) return null
  return (
    <>
      <h3 className="changes-heading">
        {orphans.length === 1 ? 'One highlight is' : `${orphans.length} highlights are`} not in the text of
        today
      </h3>
      <ul className="changes-orphans" aria-label="Highlights that were not found" tabIndex={0}>
        {orphans.map(({ annotation }) => (
          <li key={annotation.id} dir="auto">
            {annotation.selectors.quote.exact}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The texts of two revisions; null until both are there. */
function useTexts(before: RevisionId | undefined, after: RevisionId | undefined) {
  const [texts, setTexts] = useState<{ before: string; after: string } | null>(null)
  useEffect(() => {
    if (before === undefined || after === undefined) return
    let isWanted = true
    void api.revisions
      .texts([before, after])
      .then((found) => {
        const textOf = (id: RevisionId) => found.find((one) => one.id === id)?.text ?? ''
        if (isWanted) setTexts({ before: textOf(before), after: textOf(after) })
      })
      .catch(reportFailure)
    return () => {
      isWanted = false
    }
  }, [before, after])
  return texts
}

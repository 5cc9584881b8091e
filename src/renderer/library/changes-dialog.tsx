import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useMemo, useState } from 'react'
import type { RevisionSummary } from '../../shared/model/revision.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { changedParts, countChanges } from './changed-text.ts'
import './dialogs.css'

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What a publisher changed in an article, from one state of its text to the current one. */
export default function ChangesDialog() {
  const article = useReader((state) => state.document)
  const [revisions, setRevisions] = useState<readonly RevisionSummary[] | null>(null)
  const [earlier, setEarlier] = useState<{ id: string; text: string } | null>(null)

  useEffect(() => {
    if (article === null) return
    void api.revisions.list(article.id).then(setRevisions).catch(reportFailure)
  }, [article])

  const past = revisions?.filter(({ isCurrent }) => !isCurrent) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const wanted = past.find(({ id }) => id === chosen) ?? past[0]
  useEffect(() => {
    if (wanted === undefined) return
    void api.revisions
      .texts([wanted.id])
      .then(([text]) => setEarlier(text ?? null))
      .catch(reportFailure)
  }, [wanted])

  if (article === null) return null
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog changes-dialog">
          <Dialog.Title>What changed</Dialog.Title>
          <Dialog.Description dir="auto">{article.title}</Dialog.Description>
          {revisions !== null && past.length === 0 && (
            <p>
              There is one text of this article. Add it again from its address, and what its publisher has
              changed since is shown here.
            </p>
          )}
          {past.length > 1 && (
            <label className="field">
              <span>Compare with the text added on</span>
              <select value={wanted?.id} onChange={(event) => setChosen(event.target.value)}>
                {past.map(({ id, createdAt }) => (
                  <option key={id} value={id}>
                    {times.format(createdAt)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {earlier !== null && wanted !== undefined && (
            <Changes before={earlier.text} after={article.revision.text} since={wanted.createdAt} />
          )}
          <div className="dialog-actions">
            <Dialog.Close className="button primary">Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type ChangesProps = {
  before: string
  after: string
  /** Milliseconds since 1970, UTC. */
  since: number
}

function Changes({ before, after, since }: ChangesProps) {
  const parts = useMemo(() => changedParts(before, after), [before, after])
  const { removed, added } = countChanges(parts)
  return (
    <>
      <p className="field-hint">
        Since {times.format(since)}: {removed} words taken out, {added} put in.
      </p>
      <div className="changes" dir="auto" tabIndex={0} role="region" aria-label="Changes">
        {parts.map((part, index) =>
          // Parts have no identity but their place.
          // eslint-disable-next-line react/no-array-index-key
          part.kind === 'left-out' ? (
            <span key={index} className="changes-gap">
              {part.words.toLocaleString()} words the same
            </span>
          ) : part.kind === 'delete' ? (
            <del key={index}>{part.text}</del>
          ) : part.kind === 'insert' ? (
            <ins key={index}>{part.text}</ins>
          ) : (
            <span key={index}>{part.text}</span>
          ),
        )}
      </div>
    </>
  )
}

import { useEffect, useState } from 'react'
import type { Backup, ContentsDifference, RestorePreview } from '../../shared/model/backup.ts'
import { api } from '../app/api.ts'
import { contents, counted, isNothing, when } from './backup-words.ts'
import { restoreBackup } from './restore-backup.ts'

type BackupPreviewProps = { backup: Backup; canRestore: boolean }

/** What restoring a backup would change, before it is done. */
export function BackupPreview({ backup, canRestore }: BackupPreviewProps) {
  const [preview, setPreview] = useState<RestorePreview | 'unreadable' | null>(null)
  const [isRestoring, setRestoring] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const show = (found: RestorePreview | 'unreadable') => isCurrent && setPreview(found)
    void api.backups.preview(backup.id).then(
      (found) => show(found ?? 'unreadable'),
      () => show('unreadable'),
    )
    return () => {
      isCurrent = false
    }
  }, [backup.id])

  const restore = async () => {
    setRestoring(true)
    await restoreBackup(backup.id)
    setRestoring(false)
  }

  return (
    <section className="backup-preview" aria-label="What is in this backup" aria-busy={preview === null}>
      <h3>{when(backup.madeAt)}</h3>
      <p>{contents(backup)}</p>
      {!backup.isVerified && (
        <p className="backups-warning">
          The library was damaged when this was made. It is kept for what can still be read in it, and can’t
          be restored as it is.
        </p>
      )}
      {preview === 'unreadable' && <p className="backups-warning">This backup can’t be read.</p>}
      {preview !== null && preview !== 'unreadable' && <Differences preview={preview} />}
      {backup.isVerified && canRestore && (
        <div className="backup-restore">
          <button
            type="button"
            className="button"
            aria-disabled={isRestoring || preview === 'unreadable'}
            onClick={() => !isRestoring && preview !== 'unreadable' && void restore()}
          >
            {isRestoring ? 'Restoring…' : 'Restore this backup'}
          </button>
          <p>What is there now is kept, and can be taken back.</p>
        </div>
      )}
    </section>
  )
}

type DifferencesProps = { preview: RestorePreview }

function Differences({ preview: { lost, regained, changed } }: DifferencesProps) {
  const isSame = isNothing(lost) && isNothing(regained) && (changed === null || isNothing(changed))
  if (isSame) return <p className="backup-same">Nothing differs from the library as it is now.</p>
  return (
    <dl className="backup-differences">
      <Difference label="Would be gone" what={lost} />
      <Difference label="Would come back" what={regained} />
      {changed !== null && !isNothing(changed) && (
        <div>
          <dt>Would be as they were</dt>
          <dd>{amounts(changed)}</dd>
        </div>
      )}
    </dl>
  )
}

type DifferenceProps = { label: string; what: ContentsDifference }

/** What one has and the other lacks, with the titles of articles; nothing when that is nothing. */
export function Difference({ label, what }: DifferenceProps) {
  if (isNothing(what)) return null
  const more = what.documents - what.titles.length
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {amounts(what)}
        {what.titles.length > 0 && (
          <ul>
            {what.titles.map((title, index) => (
              // Titles may be the same; they have no identity but their place.
              // eslint-disable-next-line react/no-array-index-key
              <li key={index} dir="auto">
                {title}
              </li>
            ))}
            {more > 0 && <li>and {more.toLocaleString()} more</li>}
          </ul>
        )}
      </dd>
    </div>
  )
}

function amounts({ documents, annotations }: Omit<ContentsDifference, 'titles'>): string {
  return [
    ...(documents > 0 ? [counted(documents, 'article')] : []),
    ...(annotations > 0 ? [counted(annotations, 'highlight')] : []),
  ].join(', ')
}

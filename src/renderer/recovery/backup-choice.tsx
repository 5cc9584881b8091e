import type { Backup } from '../../shared/model/backup.ts'
import { contents, REASONS, size, when } from './backup-words.ts'

type BackupChoiceProps = {
  backups: readonly Backup[]
  /** The id of the one that is chosen. */
  chosen: string | null
  onChoose: (id: string) => void
}

/** The backups as a list of which one is chosen, the newest first: arrow keys go through it. */
export function BackupChoice({ backups, chosen, onChoose }: BackupChoiceProps) {
  return (
    <fieldset className="backup-choice">
      <legend className="unseen">Backups, the newest first</legend>
      {backups.map((backup) => (
        <label key={backup.id} className="backup-row" data-verified={backup.isVerified}>
          <input
            type="radio"
            name="backup"
            checked={backup.id === chosen}
            onChange={() => onChoose(backup.id)}
          />
          <span className="backup-when">{when(backup.madeAt)}</span>
          <span className="backup-state">{backup.isVerified ? '✓ Verified' : '! Damaged'}</span>
          <span className="backup-contents">{contents(backup)}</span>
          <span className="backup-reason">
            {REASONS[backup.reason]} · {size(backup.size)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

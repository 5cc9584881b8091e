import { type ReactNode, useState } from 'react'
import type { RecoveryFindings, SalvageReport } from '../../shared/model/backup.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { BackupChoice } from './backup-choice.tsx'
import { Difference } from './backup-preview.tsx'
import { isNothing, whenInSentence } from './backup-words.ts'
import { reloadAfter } from './after-reload.ts'
import type { Way } from './recovery-ways.ts'

type WayOutProps = {
  way: Way
  isFirst: boolean
  findings: RecoveryFindings
  onSalvaged: (report: SalvageReport) => void
}

/** One way out: what it does, what it costs, and the button that takes it. */
export function WayOut({ way, isFirst, findings, onSalvaged }: WayOutProps) {
  if (way === 'restore') return <RestoreWay isFirst={isFirst} findings={findings} />
  if (way === 'begin') return <BeginWay />
  if (way === 'salvage')
    return (
      <Card
        isFirst={isFirst}
        title="Repair: save what can still be read"
        button="Repair"
        busy="Reading row by row…"
        run={async () => {
          const salvaged = await api.recovery.salvage()
          if (!salvaged.ok) throw new Error(salvaged.failure.message)
          onSalvaged(salvaged.value)
        }}
      >
        The file is read row by row.{' '}
        {findings.newestGood === null
          ? 'There is no backup to take the rest from.'
          : 'What can’t be read, or was altered, is taken from the newest good backup.'}{' '}
        A report says what was saved; the damaged file is kept.
      </Card>
    )
  if (way === 'copy')
    return (
      <Card
        isFirst={isFirst}
        title="Look at a copy"
        button="Open read-only"
        busy="Opening…"
        run={async () => {
          const opened = await api.recovery.openCopy()
          if (!opened.ok) throw new Error(opened.failure.message)
          window.location.reload()
        }}
      >
        To read and to export. Nothing is written, and what you change is not kept.
      </Card>
    )
  if (way === 'locate')
    return (
      <Card
        isFirst={isFirst}
        title="It is somewhere else"
        button="Find the library…"
        busy="Copying and verifying…"
        run={async () => {
          const located = await api.recovery.locate()
          if (located === null) return
          if (!located.ok) throw new Error(located.failure.message)
          window.location.reload()
        }}
      >
        Was it moved, or is its disk not connected? A verified copy of what you choose is put back here.
      </Card>
    )
  return (
    <Card
      isFirst={isFirst}
      title="Put it right, and try again"
      button="Try again"
      busy="Opening…"
      run={async () => {
        await api.library.retry()
        window.location.reload()
      }}
    >
      Opens the library as it lies there now.
    </Card>
  )
}

type RestoreWayProps = { isFirst: boolean; findings: RecoveryFindings }

function RestoreWay({ isFirst, findings: { backups, newestGood, missing } }: RestoreWayProps) {
  const good = backups.filter(({ isVerified }) => isVerified)
  const [chosen, setChosen] = useState(newestGood?.id ?? null)
  const backup = good.find(({ id }) => id === chosen)
  if (backup === undefined) return null
  return (
    <Card
      isFirst={isFirst}
      title={`Restore the backup of ${whenInSentence(backup.madeAt)}`}
      button="Restore"
      busy="Restoring…"
      run={async () => {
        const restored = await api.backups.restore(backup.id)
        if (!restored.ok) throw new Error(restored.failure.message)
        reloadAfter('restored')
      }}
      below={
        <>
          {backup.id === newestGood?.id && missing !== null && !isNothing(missing) && (
            <dl className="backup-differences">
              <Difference label="Not in it" what={missing} />
            </dl>
          )}
          {good.length > 1 && (
            <details>
              <summary>Choose another backup</summary>
              <BackupChoice backups={good} chosen={backup.id} onChoose={setChosen} />
            </details>
          )}
        </>
      }
    >
      {backup.id !== newestGood?.id
        ? 'Everything that was done after it would be missing.'
        : missing === null
          ? 'What was done after it would be missing.'
          : isNothing(missing)
            ? 'It has every article and highlight that can be read in the file.'
            : 'What was done after it would be missing.'}{' '}
      The file that lies here now is kept.
    </Card>
  )
}

function BeginWay() {
  const [isSure, setSure] = useState(false)
  return (
    <Card
      isFirst={false}
      title="Begin a new library"
      button={isSure ? 'Begin with an empty library' : 'Begin anew…'}
      busy="Making it…"
      run={async () => {
        if (!isSure) {
          setSure(true)
          return
        }
        if (!(await api.recovery.beginNew())) throw new Error('There is a file here again. Try again.')
        window.location.reload()
      }}
    >
      {isSure
        ? 'It will be empty. The backups stay, and can be restored later; the old library is not found again by itself.'
        : 'Only when the old one is not needed any more.'}
    </Card>
  )
}

type CardProps = {
  isFirst: boolean
  title: string
  button: string
  /** What the button says while it works. */
  busy: string
  /** Takes the way; what it throws is shown. */
  run: () => Promise<void>
  children: ReactNode
  below?: ReactNode
}

function Card({ isFirst, title, button, busy, run, children, below }: CardProps) {
  const [isWorking, setWorking] = useState(false)
  const take = async () => {
    setWorking(true)
    try {
      await run()
    } catch (error) {
      reportFailure(error)
    }
    setWorking(false)
  }
  return (
    <section className="recovery-way" data-first={isFirst}>
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
        {below}
      </div>
      <button
        type="button"
        className={isFirst ? 'button primary' : 'button'}
        autoFocus={isFirst}
        aria-disabled={isWorking}
        onClick={() => !isWorking && void take()}
      >
        {isWorking ? busy : button}
      </button>
    </section>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import type { BackupList } from '../../shared/ipc-backups.ts'
import type { BackupProgress } from '../../shared/model/backup.ts'
import { api, events } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { backUpNow } from './back-up-now.ts'
import { BackupChoice } from './backup-choice.tsx'
import { BackupPreview } from './backup-preview.tsx'
import { whenInSentence } from './backup-words.ts'
import { takeRestoreBack } from './restore-backup.ts'
import { Repair } from './repair.tsx'
import './backups.css'

/** The backups there are, what is in them, and the way back to one. */
export default function BackupsDialog() {
  const [list, setList] = useState<BackupList | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [progress, setProgress] = useState<BackupProgress | null>(null)

  const refresh = () => void api.backups.list().then(setList, reportFailure)
  useEffect(() => {
    refresh()
    const stopProgress = events.onBackupsProgress(setProgress)
    const stopChanges = events.onBackupsChanged(() => {
      setProgress(null)
      refresh()
    })
    return () => {
      stopProgress()
      stopChanges()
    }
  }, [])

  const choose = async () => {
    try {
      if ((await api.backups.chooseFolder()) !== null) refresh()
    } catch (error) {
      reportFailure(error)
    }
  }

  if (list === null) return null
  const { backups, folder, risk, lastFailure, restoredAt, isReadOnly } = list
  const shown = backups.find(({ id }) => id === chosen) ?? backups[0]
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup backups">
          <header>
            <Dialog.Title>Backups</Dialog.Title>
            <Dialog.Description>
              Made every half hour in which something changed, and before anything large; each is read to its
              end before it counts. Kept in <code>{folder}</code>
            </Dialog.Description>
          </header>
          {risk !== null && (
            <p className="backups-warning">
              {risk.kind === 'network'
                ? 'The library lies on a network drive'
                : `The library lies in ${risk.service}`}
              , which may bring back an old state or damage it while it changes. Better: keep the library on a
              disk of this computer, and put only the backups here (“Other folder…”).
            </p>
          )}
          {lastFailure !== null && (
            <p className="backups-warning" role="alert">
              {lastFailure.message}
            </p>
          )}
          {backups[0]?.isVerified === false && !isReadOnly && <Repair />}
          {shown === undefined ? (
            <p className="backups-empty">
              There is no backup yet. The first is made by itself, a minute after the start, or now.
            </p>
          ) : (
            <div className="backups-body">
              <BackupChoice backups={backups} chosen={shown.id} onChoose={setChosen} />
              <BackupPreview key={shown.id} backup={shown} canRestore={!isReadOnly} />
            </div>
          )}
          {restoredAt !== null && !isReadOnly && (
            <p className="backups-former">
              <span>The library that stood here until {whenInSentence(restoredAt)} is kept.</span>
              <button type="button" className="button" onClick={() => void takeRestoreBack()}>
                Take the restore back
              </button>
            </p>
          )}
          <footer className="backups-actions">
            <button
              type="button"
              className="button"
              onClick={() => void api.backups.showFolder().catch(reportFailure)}
            >
              Show the files
            </button>
            <button type="button" className="button" onClick={() => void choose()}>
              Other folder…
            </button>
            <Progress progress={progress} />
            {!isReadOnly && (
              <button
                type="button"
                className="button"
                aria-disabled={progress !== null}
                onClick={() => progress === null && void backUpNow()}
              >
                Back up now
              </button>
            )}
            <Dialog.Close className="button primary">Done</Dialog.Close>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type ProgressProps = { progress: BackupProgress | null }

function Progress({ progress }: ProgressProps) {
  return (
    <span className="backups-progress" role="status">
      {progress !== null && (
        <>
          <progress
            aria-label="Backing up"
            {...(progress.stage === 'copying' ? { value: progress.share } : {})}
          />
          {progress.stage === 'copying' ? 'Copying…' : 'Verifying…'}
        </>
      )}
    </span>
  )
}

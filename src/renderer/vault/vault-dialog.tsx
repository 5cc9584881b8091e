import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { VaultIssue, VaultStatus } from '../../shared/model/vault.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { ThreeWayView } from './three-way-view.tsx'
import { changeVault, chooseVault, refreshVault, useVault } from './vault-store.ts'
import { issueInWords, stateInWords } from './vault-words.ts'
import './vault.css'

/** The folder that is kept in step: how it stands, what needs the reader, and what was edited by hand. */
export default function VaultDialog() {
  const status = useVault((state) => state.status)
  const [shown, setShown] = useState<DocumentId | null>(null)
  useEffect(() => void refreshVault().catch(reportFailure), [])
  if (status === null) return null
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup vault-dialog" data-wide={shown !== null}>
          {shown === null ? (
            <Standing status={status} onShow={setShown} />
          ) : (
            <ThreeWayView documentId={shown} onBack={() => setShown(null)} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type StandingProps = { status: VaultStatus; onShow: (id: DocumentId) => void }

function Standing({ status, onShow }: StandingProps) {
  const { folder, state, progress, issues, issueCount, isEmptied, onlyAnnotated } = status
  return (
    <>
      <header className="vault-head">
        <Dialog.Title>Folder in step</Dialog.Title>
        <Dialog.Description>
          A folder of Markdown files, an Obsidian vault or a git repository, that always says what the library
          says: a file for each article. Postil writes between its own markers only. What you write around
          them, or change in between, is left alone.
        </Dialog.Description>
      </header>
      {folder === null ? (
        <div className="vault-empty">
          <p>No folder has been chosen yet. Files that are there already stay as they are.</p>
          <button type="button" className="button primary" onClick={() => void chooseVault()}>
            Choose a folder…
          </button>
        </div>
      ) : (
        <>
          <section className="vault-standing" aria-label="Status">
            <p className="vault-state" data-state={isEmptied ? 'failed' : state} role="status">
              <span className="vault-dot" aria-hidden="true" />
              {stateInWords(status)}
            </p>
            <p className="vault-path">
              <code>{folder}</code>
            </p>
            {state === 'writing' && progress !== null && (
              <progress aria-label="Files written" value={progress.done} max={progress.total} />
            )}
            {state === 'failed' && (
              <p className="vault-hint">
                Nothing is lost: it is tried again by itself, and caught up with then.
              </p>
            )}
            {isEmptied && (
              <div className="vault-warning" role="alert">
                <p>
                  Every file that Postil wrote here is gone. Is the disk there, and the right branch checked
                  out? Nothing is written until you say so.
                </p>
                <button
                  type="button"
                  className="button"
                  onClick={() => changeVault(() => api.vault.writeAgain([]))}
                >
                  Write all files again
                </button>
              </div>
            )}
          </section>
          {issues.length > 0 && (
            <section className="vault-issues" aria-label="Files left alone">
              <h3>{issueCount === 1 ? 'One file was left alone' : `${issueCount} files were left alone`}</h3>
              <ul>
                {issues.map((issue) => (
                  <Issue key={issue.documentId} issue={issue} onShow={onShow} />
                ))}
              </ul>
              {issueCount > issues.length && (
                <p className="vault-hint">and {(issueCount - issues.length).toLocaleString()} more</p>
              )}
            </section>
          )}
          <label className="vault-option">
            <input
              type="checkbox"
              checked={onlyAnnotated}
              onChange={(event) => {
                const { checked } = event.target
                changeVault(() => api.vault.setOnlyAnnotated(checked))
              }}
            />
            <span>Only articles with highlights; files that are there stay</span>
          </label>
        </>
      )}
      <footer className="vault-actions">
        {folder !== null && (
          <>
            <button
              type="button"
              className="button"
              onClick={() => changeVault(() => (state === 'paused' ? api.vault.resume() : api.vault.pause()))}
            >
              {state === 'paused' ? 'Resume' : 'Pause'}
            </button>
            <button
              type="button"
              className="button"
              disabled={state === 'paused' || state === 'writing'}
              onClick={() => changeVault(() => api.vault.syncNow())}
            >
              Compare now
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void api.vault.showFile(null).catch(reportFailure)}
            >
              Show folder
            </button>
            <button type="button" className="button" onClick={() => void chooseVault()}>
              Other folder…
            </button>
            <button
              type="button"
              className="button"
              onClick={() => changeVault(() => api.vault.leaveFolder())}
            >
              Stop keeping it
            </button>
          </>
        )}
        <Dialog.Close className="button vault-close">Close</Dialog.Close>
      </footer>
    </>
  )
}

type IssueProps = { issue: VaultIssue; onShow: (id: DocumentId) => void }

function Issue({ issue, onShow }: IssueProps) {
  const { kind, documentId, path } = issue
  const again = () => changeVault(() => api.vault.writeAgain([documentId]))
  return (
    <li>
      <div>
        <strong dir="auto">{path}</strong>
        <span>{issueInWords(issue)}</span>
      </div>
      {kind === 'edited' && (
        <button type="button" className="button" onClick={() => onShow(documentId)}>
          Compare…
        </button>
      )}
      {kind === 'file-deleted' && (
        <button type="button" className="button" onClick={again}>
          Write it again
        </button>
      )}
      {kind === 'no-markers' && (
        <button type="button" className="button" onClick={again}>
          Replace it
        </button>
      )}
      {kind !== 'file-deleted' && kind !== 'outside' && (
        <button
          type="button"
          className="button"
          onClick={() => void api.vault.showFile(documentId).catch(reportFailure)}
        >
          Show file
        </button>
      )}
    </li>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState } from 'react'
import type {
  ImportPlan,
  ImportProgress,
  ImportResult,
  ImportVerdict,
} from '../../shared/model/annotation-import.ts'
import { ok } from '../../shared/result.ts'
import { announce } from '../app/announcer.ts'
import { api, events } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { undoLast } from '../app/undo-store.ts'
import { takeFiles, useImportFiles } from './import-files.ts'
import { ImportLines } from './import-lines.tsx'
import { handOver } from './read-files.ts'
import '../library/dialogs.css'
import './exchange.css'

type Stage =
  | { kind: 'choosing' }
  | { kind: 'working'; what: string }
  | { kind: 'planned'; plan: ImportPlan; unknown: readonly string[] }

const COUNTS: readonly { verdict: ImportVerdict; label: string }[] = [
  { verdict: 'stored', label: 'will be stored' },
  { verdict: 'known', label: 'already there' },
  { verdict: 'waiting', label: 'without their article' },
  { verdict: 'not-understood', label: 'not understood' },
]

/** Brings highlights in: files are chosen or dropped, a dry run says what would become of each record, then it is done. */
export default function ImportDialog() {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' })
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [shown, setShown] = useState<ImportVerdict>('stored')
  const confirm = useRef<HTMLButtonElement>(null)
  const choose = useRef<HTMLButtonElement>(null)

  const look = async (files: readonly { name: string; bytes: Uint8Array }[]) => {
    if (files.length === 0) return
    setStage({ kind: 'working', what: 'Reading…' })
    try {
      const unknown = await handOver(files)
      const plan = await api.annotationImports.plan()
      if (plan === null) return setStage({ kind: 'choosing' })
      setStage({ kind: 'planned', plan, unknown })
      setShown(COUNTS.find(({ verdict }) => plan.counts[verdict] > 0)?.verdict ?? 'stored')
      announce(`${plan.read} records read`)
      setTimeout(() => confirm.current?.focus(), 0)
    } catch (error) {
      reportFailure(error)
      setStage({ kind: 'choosing' })
    }
  }
  const chooseFiles = async () => {
    try {
      const read = await Promise.all(
        (await api.annotationImports.choose()).map(async ({ ticket, path }) => {
          const file = await api.imports.read(ticket)
          return file.ok ? ok({ name: path, bytes: file.value.bytes }) : file
        }),
      )
      for (const one of read) if (!one.ok) notify(one.failure.message)
      await look(read.flatMap((one) => (one.ok ? [one.value] : [])))
    } catch (error) {
      reportFailure(error)
    }
  }
  const carryOut = async () => {
    setStage({ kind: 'working', what: 'Importing…' })
    try {
      const result = await api.annotationImports.carryOut()
      notify(resultSentence(result), { label: 'Undo', run: () => void undoLast() })
      announce(resultSentence(result))
      showOverlay(null)
    } catch (error) {
      reportFailure(error)
      setStage({ kind: 'choosing' })
    }
  }

  useEffect(() => events.onAnnotationImportsProgress(setProgress), [])
  useEffect(() => () => void api.annotationImports.forget().catch(() => {}), [])
  const isIdle = stage.kind !== 'working'
  const hasWaiting = useImportFiles(({ waiting }) => waiting.length > 0)
  useEffect(() => {
    // What was dropped or handed over before it opened, or while it is open.
    if (isIdle && hasWaiting) void look(takeFiles())
  }, [isIdle, hasWaiting])

  const todo =
    stage.kind === 'planned'
      ? stage.plan.counts.stored + stage.plan.counts.waiting + stage.plan.newDocuments
      : 0
  return (
    <Dialog.Root open onOpenChange={(open) => !open && stage.kind !== 'working' && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="popup library-dialog exchange-dialog"
          initialFocus={choose}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            event.stopPropagation()
            void Promise.all(
              [...event.dataTransfer.files].map(async (file) => ({
                name: file.name,
                bytes: new Uint8Array(await file.arrayBuffer()),
              })),
            ).then(look, reportFailure)
          }}
        >
          <Dialog.Title>Import highlights</Dialog.Title>
          {stage.kind === 'choosing' && (
            <div className="import-welcome">
              <p>
                Choose or drop files from Postil, Hypothesis, Readwise, Kindle (My Clippings.txt), Zotero,
                Omnivore, Readest, Thorium, or any other program that writes W3C annotations. You see what
                would become of each highlight before anything is stored.
              </p>
              <button
                ref={choose}
                type="button"
                className="button primary"
                onClick={() => void chooseFiles()}
              >
                Choose files…
              </button>
            </div>
          )}
          {stage.kind === 'working' && (
            <div className="import-work" role="status">
              <p>{stage.what}</p>
              <progress
                aria-label="Progress"
                {...(progress === null ? {} : { max: Math.max(1, progress.total), value: progress.done })}
              />
              <button type="button" className="button" onClick={() => void api.annotationImports.stop()}>
                Stop
              </button>
            </div>
          )}
          {stage.kind === 'planned' && (
            <>
              <p>
                <strong>{stage.plan.read.toLocaleString()} read</strong>
                {stage.plan.newDocuments > 0 &&
                  `, and ${stage.plan.newDocuments.toLocaleString()} ${stage.plan.newDocuments === 1 ? 'article' : 'articles'} with their words`}
                . Nothing is stored yet.
              </p>
              {stage.unknown.length > 0 && (
                <p className="field-problem" role="alert">
                  {stage.unknown.join(', ')}: no program that Postil knows writes such a file.
                </p>
              )}
              <div className="import-counts" role="tablist" aria-label="What would become of it">
                {COUNTS.map(({ verdict, label }) => (
                  <button
                    key={verdict}
                    type="button"
                    role="tab"
                    aria-selected={shown === verdict}
                    disabled={stage.plan.counts[verdict] === 0}
                    onClick={() => setShown(verdict)}
                  >
                    <strong>{stage.plan.counts[verdict].toLocaleString()}</strong> {label}
                  </button>
                ))}
              </div>
              <ImportLines key={shown} verdict={shown} count={stage.plan.counts[shown]} />
            </>
          )}
          <div className="dialog-actions">
            {stage.kind === 'planned' && (
              <button type="button" className="button" onClick={() => void chooseFiles()}>
                Other files…
              </button>
            )}
            {stage.kind !== 'working' && (
              <Dialog.Close className="button" type="button">
                Cancel
              </Dialog.Close>
            )}
            {stage.kind === 'planned' && (
              <button
                ref={confirm}
                type="button"
                className="button primary"
                disabled={todo === 0}
                onClick={() => void carryOut()}
              >
                Import
              </button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What an import did, in a sentence. */
function resultSentence({
  stored,
  waiting,
  newDocuments,
  missingLinks,
  refused,
  isStopped,
}: ImportResult): string {
  const parts = [
    `${stored.toLocaleString()} ${stored === 1 ? 'highlight' : 'highlights'} imported`,
    ...(newDocuments === 0
      ? []
      : [`${newDocuments.toLocaleString()} new ${newDocuments === 1 ? 'article' : 'articles'}`]),
    ...(waiting === 0 ? [] : [`${waiting.toLocaleString()} waiting for their article`]),
    ...(missingLinks === 0
      ? []
      : [`${missingLinks.toLocaleString()} links lead to highlights that are not here`]),
    ...(refused.length === 0 ? [] : [`${refused.length.toLocaleString()} refused`]),
  ]
  return `${isStopped ? 'Stopped: ' : ''}${parts.join(', ')}.`
}

import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import type { ExportChoice } from '../../shared/model/export-choice.ts'
import type { ExportRequest } from '../../shared/model/export-request.ts'
import { templatePresets } from '../../shared/export/template-presets.ts'
import type { ExportPreview, ExportProgress } from '../../shared/model/library-export.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { api, events } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { flushClaims } from '../claims/claim-drafts.ts'
import { SelectField } from '../ui/select-field.tsx'
import { destinationsOf, FORMATS, templateText } from './export-choices.ts'
import { scopeChoices, type ScopeChoice } from './export-scopes.ts'
import { problemPlace } from './problem-place.ts'
import { runExport } from './run-export.ts'
import { TemplateEditor } from './template-editor.tsx'
import '../library/dialogs.css'
import './exchange.css'

/** Asks what is to be taken out, in which form and where to, and shows how it will begin. */
export default function ExportDialog() {
  const [scopes, setScopes] = useState<readonly ScopeChoice[]>([])
  useEffect(() => {
    void Promise.all([flushNotes(), flushClaims()]).then(scopeChoices).then(setScopes).catch(reportFailure)
  }, [])
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog exchange-dialog">
          <Dialog.Title>Export</Dialog.Title>
          {scopes.length > 0 && <ExportForm scopes={scopes} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type ExportFormProps = { scopes: readonly ScopeChoice[] }

function ExportForm({ scopes }: ExportFormProps) {
  const { exportChoice: choice, templates } = useSettings((state) => state.settings)
  const [scopeId, setScopeId] = useState(scopes[0]?.id ?? 'library')
  const [isEditing, setEditing] = useState(false)
  const [draft, setDraft] = useState<string | null>(null)
  const [progress, setProgress] = useState<ExportProgress | 'waiting' | null>(null)
  const scope = scopes.find(({ id }) => id === scopeId)?.scope ?? { kind: 'library' as const }
  const hasReviews = choice.format === 'claim-review' || choice.format === 'web-annotation'
  const request: ExportRequest = {
    scope,
    format: choice.format,
    template: choice.format === 'markdown' ? (draft ?? templateText(choice.template, templates)) : null,
    withArticle: choice.withArticle,
    ...(hasReviews && choice.publisher.trim() !== '' ? { publisher: choice.publisher.trim() } : {}),
  }
  const preview = usePreview(request, choice.destination.endsWith('clipboard'))
  const destinations = destinationsOf(choice.format, preview?.documents ?? 1)
  const destination =
    destinations.find(({ value }) => value === choice.destination)?.value ?? destinations[0]?.value ?? 'file'
  const change = (patch: Partial<ExportChoice>) => changeSettings({ exportChoice: { ...choice, ...patch } })
  const isTooMuch = choice.format === 'pdf' && (preview?.documents ?? 1) > 1

  useEffect(() => events.onLibraryExportProgress(setProgress), [])

  const run = async () => {
    setProgress('waiting')
    const isDone = await runExport(request, destination)
    setProgress(null)
    if (isDone) showOverlay(null)
  }

  return (
    <form
      className="export-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (progress === null && !isTooMuch) void run()
      }}
    >
      <div className="export-fields">
        <SelectField
          label="What"
          value={scopeId}
          options={scopes.map(({ id, label }) => ({ value: id, label }))}
          onChange={setScopeId}
        />
        <SelectField
          label="Format"
          value={choice.format}
          options={FORMATS}
          onChange={(format) => change({ format })}
        />
        {choice.format === 'markdown' && (
          <div className="export-template">
            <SelectField
              label="Template"
              value={choice.template}
              options={[
                ...templatePresets.map(({ id, name }) => ({ value: id, label: name })),
                ...templates.map(({ name }) => ({ value: `own:${name}`, label: name })),
              ]}
              onChange={(template) => {
                setDraft(null)
                change({ template })
              }}
            />
            <button
              type="button"
              className="button"
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            >
              Edit template
            </button>
          </div>
        )}
        <SelectField
          label="Where to"
          value={destination}
          options={destinations}
          onChange={(value) => change({ destination: value })}
        />
        {(choice.format === 'markdown' || choice.format === 'json') && (
          <label className="check">
            <input
              type="checkbox"
              checked={choice.withArticle}
              onChange={(event) => change({ withArticle: event.target.checked })}
            />
            With the articles’ own words, so that an import brings them back
          </label>
        )}
        {hasReviews && (
          <label className="field">
            <span>Published by, where a claim names no reviewer</span>
            <input
              type="text"
              value={choice.publisher}
              maxLength={1_000}
              placeholder="Anonymous"
              onChange={(event) => change({ publisher: event.target.value })}
            />
          </label>
        )}
      </div>
      {isEditing && choice.format === 'markdown' && (
        <TemplateEditor
          choice={choice.template}
          draft={draft}
          problem={preview?.problem ?? null}
          onDraft={setDraft}
          onChosen={(template) => {
            setDraft(null)
            change({ template })
          }}
        />
      )}
      <section className="export-preview" aria-label="Preview">
        <p>{summary(preview)}</p>
        {preview?.problem != null && !isEditing && (
          <p className="field-problem" role="alert">
            The template is faulty{problemPlace(preview.problem)}: {preview.problem.message} Postil’s own form
            is written instead.
          </p>
        )}
        {isTooMuch && (
          <p className="field-problem" role="alert">
            A PDF is of one article. Choose “This article”, or HTML for a page each.
          </p>
        )}
        <pre tabIndex={0} aria-label="How it begins" dir="auto">
          {choice.format === 'pdf' || choice.format === 'html'
            ? 'The article as it stands in Postil, its highlights in their colours, and each note in the margin beside its words.'
            : (preview?.text ?? '')}
        </pre>
      </section>
      <div className="dialog-actions">
        {progress !== null && progress !== 'waiting' && (
          <progress aria-label="Progress" max={progress.total} value={progress.done} />
        )}
        {progress !== null && (progress !== 'waiting' || destination.endsWith('clipboard')) ? (
          <button type="button" className="button" onClick={() => void api.libraryExport.stop()}>
            Stop
          </button>
        ) : (
          <Dialog.Close className="button" type="button">
            Cancel
          </Dialog.Close>
        )}
        <button type="submit" className="button primary" disabled={progress !== null || isTooMuch}>
          {destination.endsWith('clipboard') ? 'Copy' : 'Export…'}
        </button>
      </div>
    </form>
  )
}

/** How long typing must rest before it is shown, in milliseconds. */
const REST = 150

/** The preview of a request, asked for again when it changes; null until there is one. */
function usePreview(request: ExportRequest, isForClipboard: boolean): ExportPreview | null {
  const [preview, setPreview] = useState<ExportPreview | null>(null)
  // A request is made anew each time, and seldom says anything new.
  const [wanted, setWanted] = useState(request)
  if (JSON.stringify(wanted) !== JSON.stringify(request)) setWanted(request)
  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(() => {
      api.libraryExport
        .preview(wanted, isForClipboard)
        .then((answer) => isWanted && answer !== null && setPreview(answer))
        .catch(reportFailure)
    }, REST)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [wanted, isForClipboard])
  return preview
}

function summary(preview: ExportPreview | null): string {
  if (preview === null) return ''
  const count = (number: number, word: string) =>
    `${number.toLocaleString()} ${word}${number === 1 ? '' : 's'}`
  return [
    count(preview.documents, 'article'),
    count(preview.annotations, 'highlight'),
    count(preview.claims, 'claim'),
  ].join(' · ')
}

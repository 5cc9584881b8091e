import { useRef, useState } from 'react'
import { templatePresets } from '../../shared/export/template-presets.ts'
import type { OwnTemplate } from '../../shared/model/export-choice.ts'
import type { TemplateProblem } from '../../shared/export/template-problem.ts'
import { notify } from '../app/notices.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { problemPlace } from './problem-place.ts'

type TemplateEditorProps = {
  /** The template that is chosen: a preset's id, or `own:` and a name. */
  choice: string
  /** What was typed and is not saved; null when nothing was. */
  draft: string | null
  problem: TemplateProblem | null
  onDraft: (draft: string) => void
  /** Another template is chosen; what was typed is forgotten. */
  onChosen: (choice: string) => void
}

/** Changes a template; what was typed is shown in the preview at once, and saved under a name of the reader's. */
export function TemplateEditor({ choice, draft, problem, onDraft, onChosen }: TemplateEditorProps) {
  const own = useSettings((state) => state.settings.templates)
  const known = own.find(({ name }) => `own:${name}` === choice)
  const preset = templatePresets.find(({ id }) => id === choice)
  const [typed, setTyped] = useState<{ choice: string; name: string } | null>(null)
  const name = typed?.choice === choice ? typed.name : (known?.name ?? `My ${preset?.name ?? 'template'}`)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = draft ?? known?.text ?? preset?.template ?? ''

  const save = () => {
    const trimmed = name.trim()
    if (trimmed === '') return
    const replaced = own.find((one) => one.name === trimmed && one !== known)
    changeSettings({
      templates: [...own.filter((one) => one.name !== trimmed), { name: trimmed, text }].toSorted(byName),
    })
    onChosen(`own:${trimmed}`)
    if (replaced !== undefined && replaced.text !== text)
      offerBack(`Template “${trimmed}” replaced.`, replaced)
  }
  const remove = (one: OwnTemplate) => {
    changeSettings({ templates: own.filter((other) => other !== one) })
    onChosen('postil')
    offerBack(`Template “${one.name}” deleted.`, one)
    // The button that has the keyboard goes with it.
    field.current?.focus()
  }

  return (
    <section className="template-editor" aria-label="Template editor">
      <textarea
        ref={field}
        aria-label="Template text"
        aria-invalid={problem !== null}
        spellCheck={false}
        value={text}
        onChange={(event) => onDraft(event.target.value)}
      />
      {problem !== null && (
        <p className="field-problem" role="alert">
          Faulty{problemPlace(problem)}: {problem.message}
        </p>
      )}
      <div className="template-actions">
        <label className="field">
          <span>Name</span>
          <input
            type="text"
            value={name}
            maxLength={200}
            onChange={(event) => setTyped({ choice, name: event.target.value })}
          />
        </label>
        <button type="button" className="button" onClick={save}>
          Save template
        </button>
        {known !== undefined && (
          <button type="button" className="button" onClick={() => remove(known)}>
            Delete
          </button>
        )}
        <button type="button" className="button" onClick={() => onChosen('postil')}>
          Back to the default
        </button>
      </div>
    </section>
  )
}

/** Says what became of a template of the reader's, and offers it back: templates are no part of what Undo knows. */
function offerBack(message: string, template: OwnTemplate): void {
  const { name } = template
  notify(message, {
    label: 'Undo',
    run: () => {
      const { templates, exportChoice } = useSettings.getState().settings
      changeSettings({
        templates: [...templates.filter((one) => one.name !== name), template].toSorted(byName),
        exportChoice: { ...exportChoice, template: `own:${name}` },
      })
    },
  })
}

function byName(a: OwnTemplate, b: OwnTemplate): number {
  return a.name.localeCompare(b.name)
}

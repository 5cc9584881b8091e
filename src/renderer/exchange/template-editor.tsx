import { useState } from 'react'
import { templatePresets } from '../../shared/export/template-presets.ts'
import type { TemplateProblem } from '../../shared/export/template-problem.ts'
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
  const [name, setName] = useState(known?.name ?? `My ${preset?.name ?? 'template'}`)
  const text = draft ?? known?.text ?? preset?.template ?? ''

  const save = () => {
    const trimmed = name.trim()
    if (trimmed === '') return
    changeSettings({
      templates: [...own.filter((one) => one.name !== trimmed), { name: trimmed, text }].toSorted((a, b) =>
        a.name.localeCompare(b.name),
      ),
    })
    onChosen(`own:${trimmed}`)
  }
  const remove = () => {
    changeSettings({ templates: own.filter((one) => one !== known) })
    onChosen('postil')
  }

  return (
    <section className="template-editor" aria-label="Template">
      <textarea
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
          <input type="text" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="button" className="button" onClick={save}>
          Save template
        </button>
        {known !== undefined && (
          <button type="button" className="button" onClick={remove}>
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

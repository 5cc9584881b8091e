import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { verdictPresets } from '../../shared/claims/verdict-presets.ts'
import { verdictColors, type Verdict } from '../../shared/model/claim.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { VerdictMark } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

/** Runs a change of the list; says what was done, and how to take it back. */
function change(work: Promise<unknown>, done: string): void {
  work
    .then((answer) => {
      const message = answer === false ? 'One verdict has to stay that means unchecked.' : done
      announce(message)
      notify(message, ...(answer === false ? [] : [{ label: 'Undo', run: () => void undoLast() }]))
    })
    .catch(reportFailure)
}

/** The reader's list of verdicts: names, colours and order, and ready-made lists to begin with. */
export function VerdictsPage() {
  const verdicts = useVerdicts((state) => state.verdicts)
  const [name, setName] = useState('')
  const move = (index: number, by: 1 | -1) => {
    const ids = verdicts.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved === undefined) return
    ids.splice(index + by, 0, moved)
    void api.verdicts.reorder(ids).catch(reportFailure)
  }
  return (
    <div className="verdicts">
      <ol className="verdict-list" aria-label="Verdicts">
        {verdicts.map((verdict, index) => (
          <li key={verdict.id}>
            <VerdictMark verdict={verdict} />
            <VerdictName verdict={verdict} />
            <SelectField
              label={`Colour of ${verdict.name}`}
              isLabelUnseen
              value={verdict.color}
              options={verdictColors.map((value) => ({ value, label: value }))}
              onChange={(color) => void api.verdicts.update(verdict.id, { color }).catch(reportFailure)}
            />
            <IconButton label={`Move ${verdict.name} up`} onClick={() => move(index, -1)}>
              <ArrowUp />
            </IconButton>
            <IconButton label={`Move ${verdict.name} down`} onClick={() => move(index, 1)}>
              <ArrowDown />
            </IconButton>
            <IconButton
              label={`Remove ${verdict.name}; its claims become unchecked`}
              onClick={() => {
                const unchecked = verdicts.find(({ id, isUnchecked }) => isUnchecked && id !== verdict.id)
                if (unchecked === undefined) return notify('One verdict has to stay that means unchecked.')
                change(api.verdicts.remove(verdict.id, unchecked.id), `${verdict.name} removed.`)
              }}
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ol>
      <form
        className="verdict-form"
        aria-label="New verdict"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          change(
            api.verdicts.create({ name: name.trim(), color: 'blue', isUnchecked: false }),
            `${name.trim()} added.`,
          )
          setName('')
        }}
      >
        <input
          className="claim-input"
          aria-label="Name of the new verdict"
          placeholder="Another verdict"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button">
          Add
        </button>
      </form>
      <h3>Ready-made lists</h3>
      <ul className="preset-list">
        {verdictPresets.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              className="button"
              onClick={() => change(api.verdicts.applyPreset(preset.id), `The list is “${preset.name}” now.`)}
            >
              {preset.name}
            </button>
            <span>{preset.description}</span>
          </li>
        ))}
      </ul>
      <p className="verdict-hint">Verdicts that claims have are kept when a list is replaced.</p>
    </div>
  )
}

function VerdictName({ verdict }: { verdict: Verdict }) {
  const [name, setName] = useState<string | null>(null)
  const save = () => {
    const wanted = name?.trim() ?? ''
    if (wanted !== '' && wanted !== verdict.name)
      void api.verdicts.update(verdict.id, { name: wanted }).catch(reportFailure)
    setName(null)
  }
  return (
    <input
      className="claim-input"
      aria-label={`Name of ${verdict.name}`}
      value={name ?? verdict.name}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setName(null)
      }}
    />
  )
}

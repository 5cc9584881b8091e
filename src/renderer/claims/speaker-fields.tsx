import { useEffect, useId, useState } from 'react'
import { sourceTypes, speakerDraft, type Speaker, type SpeakerDraft } from '../../shared/model/claim.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { SelectField } from '../ui/select-field.tsx'

/** Who a speaker is: name, role, affiliation, kind of source and other names; saved when a field is left. */
export function SpeakerFields({ speaker }: { speaker: Speaker }) {
  const save = (patch: Partial<SpeakerDraft>) => {
    if (!speakerDraft.partial().safeParse(patch).success) return
    void api.speakers.update(speaker.id, patch).catch(reportFailure)
  }
  return (
    <div className="claim-grid speaker-fields">
      <SavedField label="Name" value={speaker.name} onSave={(name) => name !== '' && save({ name })} />
      <SelectField
        label="Kind of source"
        value={speaker.sourceType}
        options={sourceTypes.map((value) => ({ value, label: value }))}
        onChange={(sourceType) => save({ sourceType })}
      />
      <SavedField
        label="Role"
        value={speaker.role ?? ''}
        onSave={(role) => save({ role: role === '' ? null : role })}
      />
      <SavedField
        label="Affiliation"
        value={speaker.affiliation ?? ''}
        onSave={(affiliation) => save({ affiliation: affiliation === '' ? null : affiliation })}
      />
      <SavedField
        label="Also called (separate with semicolons)"
        value={speaker.aliases.join('; ')}
        onSave={(names) =>
          save({
            aliases: names
              .split(';')
              .map((name) => name.trim())
              .filter((name) => name !== ''),
          })
        }
      />
    </div>
  )
}

type SavedFieldProps = { label: string; value: string; onSave: (value: string) => void }

function SavedField({ label, value, onSave }: SavedFieldProps) {
  const id = useId()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const save = () => {
    if (text.trim() !== value) onSave(text.trim())
    if (text.trim() === '') setText(value)
  }
  return (
    <div className="claim-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="claim-input"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') setText(value)
        }}
      />
    </div>
  )
}

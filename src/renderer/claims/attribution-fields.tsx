import type { Attribution, Claim } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { SelectField } from '../ui/select-field.tsx'
import { changeClaim } from './claim-drafts.ts'
import { DraftField } from './draft-field.tsx'
import { TakeSelectionButton } from './take-selection-button.tsx'

type AttributionFieldsProps = { id: AnnotationId; attribution: Claim['attribution'] }

const KINDS = [
  { value: '', label: 'Not said' },
  { value: 'direct', label: 'Direct: in their words' },
  { value: 'indirect', label: 'Indirect: in other words' },
  { value: 'mixed', label: 'Mixed' },
] as const

const WORDS: readonly { field: Exclude<keyof Attribution, 'kind'>; label: string; placeholder: string }[] = [
  { field: 'source', label: 'Source, as the text has it', placeholder: 'He; the company; a spokesman' },
  { field: 'cue', label: 'Cue', placeholder: 'said; told reporters; according to' },
  { field: 'saidAt', label: 'When', placeholder: '2019-05-16, or in words' },
  { field: 'place', label: 'Where', placeholder: 'Beijing' },
  { field: 'channel', label: 'Channel', placeholder: 'press conference' },
  { field: 'relayedBy', label: 'Relayed by', placeholder: 'Reuters' },
]

/** How the claim reached the page: source, cue, and when, where and through whom. */
export function AttributionFields({ id, attribution }: AttributionFieldsProps) {
  return (
    <div className="claim-grid">
      <SelectField
        label="Attribution"
        value={attribution.kind ?? ''}
        options={KINDS}
        onChange={(kind) => void changeClaim(id, { attribution: { kind: kind === '' ? null : kind } })}
      />
      {WORDS.map(({ field, label, placeholder }) => (
        <DraftField
          key={field}
          id={id}
          label={label}
          placeholder={placeholder}
          value={attribution[field] ?? ''}
          action={(field === 'source' || field === 'cue') && <TakeSelectionButton id={id} field={field} />}
          patch={(typed) => ({ attribution: { [field]: typed === '' ? null : typed } })}
        />
      ))}
    </div>
  )
}

import type { Verdict } from '../../shared/model/claim.ts'
import type { VerdictId } from '../../shared/model/ids.ts'
import { CompletionField, type Completion } from './completion-field.tsx'
import { VerdictMark } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

type VerdictFieldProps = {
  verdict: Verdict | null
  onChoose: (id: VerdictId) => void
  onDone?: () => void
  label?: string
}

/** The verdict, by typing the beginning of its name or choosing it. */
export function VerdictField({ verdict, onChoose, onDone, label = 'Verdict' }: VerdictFieldProps) {
  const verdicts = useVerdicts((state) => state.verdicts)
  const complete = (typed: string | null): Completion[] => {
    const wanted = typed?.trim().toLocaleLowerCase() ?? ''
    const starts = verdicts.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted))
    const holds = verdicts.filter(
      ({ name }) => name.toLocaleLowerCase().includes(wanted) && !name.toLocaleLowerCase().startsWith(wanted),
    )
    // The shortest first: "true" is True, not Mostly true.
    return [...starts.toSorted((a, b) => (wanted === '' ? 0 : a.name.length - b.name.length)), ...holds].map(
      (one) => ({
        key: one.id,
        label: one.name,
        mark: <VerdictMark verdict={one} />,
      }),
    )
  }
  return (
    <CompletionField
      label={label}
      value={verdict?.name ?? ''}
      placeholder={label}
      complete={complete}
      {...(onDone === undefined ? {} : { onDone })}
      onChoose={(chosen) => {
        const found = verdicts.find(({ id }) => id === chosen?.key)
        if (found !== undefined) onChoose(found.id)
      }}
    />
  )
}

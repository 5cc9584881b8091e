import type { Verdict } from '../../shared/model/claim.ts'

type VerdictBadgeProps = { verdict: Pick<Verdict, 'name' | 'color' | 'isUnchecked'> }

/** A verdict by its name; the mark before it is hollow while the claim is unchecked. */
export function VerdictBadge({ verdict }: VerdictBadgeProps) {
  return (
    <span className="verdict-badge" data-verdict={verdict.color}>
      <VerdictMark verdict={verdict} />
      {verdict.name}
    </span>
  )
}

/** The mark of a verdict without its name, for lists that name it too. */
export function VerdictMark({ verdict }: VerdictBadgeProps) {
  return (
    <span
      className="verdict-mark"
      data-verdict={verdict.color}
      data-hollow={verdict.isUnchecked}
      aria-hidden="true"
    />
  )
}

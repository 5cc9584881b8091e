import { useEffect, useState } from 'react'
import type { LedgerBreakdown, LedgerFilter, LedgerQuery } from '../../shared/model/ledger.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { groupName } from './group-name.ts'
import { StackedBars, type Bar } from './stacked-bars.tsx'
import { TimePlot } from './time-plot.tsx'
import { useLedgerChanges } from './use-ledger.ts'
import { useVerdicts } from './verdict-store.ts'

/** More bars than these are a list, not a picture. */
const MOST_BARS = 12

/** Claims over time, and the verdicts of the speakers with most claims. */
export function LedgerPlots({ filter }: { filter: LedgerFilter }) {
  const months = useBars('month', filter)
  const speakers = useBars('speaker', filter).filter(({ key }) => key !== '')
  const rest = speakers.length - MOST_BARS
  return (
    <div className="ledger-plots">
      <TimePlot title="Claims over time" unit="claims" months={months} />
      <StackedBars
        title={rest > 0 ? `Verdicts by speaker (the ${MOST_BARS} most quoted)` : 'Verdicts by speaker'}
        unit="claims"
        heading="Speaker"
        bars={speakers.slice(0, MOST_BARS)}
      />
    </div>
  )
}

/** The groups of the ledger as bars, divided by verdict. */
export function useBars(groupBy: LedgerQuery['groupBy'], filter: LedgerFilter): Bar[] {
  const verdicts = useVerdicts((state) => state.verdicts)
  const [groups, setGroups] = useState<LedgerBreakdown>([])
  const change = useLedgerChanges()
  const key = JSON.stringify(filter)
  useEffect(() => {
    let isCurrent = true
    api.ledger
      .breakdown(groupBy, filter)
      .then((answer) => isCurrent && setGroups(answer))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
    // The key says all that the filter does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [groupBy, key, change])
  return groups.map((group) => ({
    key: group.key,
    label: groupName(groupBy, group.label),
    parts: group.verdicts.flatMap(({ verdictId, count }) => {
      const verdict = verdicts.find(({ id }) => id === verdictId)
      return verdict === undefined ? [] : [{ label: verdict.name, color: verdict.color, count }]
    }),
  }))
}

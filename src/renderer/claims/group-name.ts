import type { LedgerQuery } from '../../shared/model/ledger.ts'

const NONE: Readonly<Record<LedgerQuery['groupBy'], string>> = {
  none: 'All claims',
  speaker: 'No speaker yet',
  verdict: 'No verdict',
  document: 'Untitled',
  tag: 'No tag',
  month: 'No date',
}
const month = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'long', timeZone: 'UTC' })

/** A group's heading in words. */
export function groupName(groupBy: LedgerQuery['groupBy'], label: string): string {
  if (label === '') return NONE[groupBy]
  return groupBy === 'month' ? month.format(new Date(`${label}-01T00:00:00Z`)) : label
}

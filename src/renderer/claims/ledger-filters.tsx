import { Popover } from '@base-ui/react/popover'
import { ListFilter } from 'lucide-react'
import { sourceTypes } from '../../shared/model/claim.ts'
import { everyClaim, type LedgerFilter } from '../../shared/model/ledger.ts'
import { useTags } from '../annotations/tag-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { filterLedger, useLedgerState } from './ledger-store.ts'
import { VerdictMark } from './verdict-badge.tsx'
import { useVerdicts } from './verdict-store.ts'

/** Which claims the ledger shows: by verdict, source, attribution, tag, article and month. */
export function LedgerFilters() {
  const filter = useLedgerState((state) => state.query.filter)
  const verdicts = useVerdicts((state) => state.verdicts)
  const tags = useTags((state) => state.tags)
  const article = useReader((state) => state.document)
  const count = countFilters(filter)
  const { speakerIds, verdictIds, documentIds, attributionKinds } = filter
  return (
    <Popover.Root>
      <Popover.Trigger className="button ledger-filter">
        <ListFilter aria-hidden="true" />
        {count === 0 ? 'Filter' : `Filter (${count})`}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="popup-positioner">
          <Popover.Popup className="popup filter-panel" aria-label="Filter claims">
            <Checks legend="Verdict">
              {verdicts.map((verdict) => (
                <Check
                  key={verdict.id}
                  isOn={verdictIds.includes(verdict.id)}
                  onChange={() => filterLedger({ verdictIds: toggled(verdictIds, verdict.id) })}
                >
                  <VerdictMark verdict={verdict} />
                  {verdict.name}
                </Check>
              ))}
            </Checks>
            <Checks legend="Source">
              <Check
                isOn={filter.sourceTypes.includes(null)}
                onChange={() => filterLedger({ sourceTypes: toggled(filter.sourceTypes, null) })}
              >
                no speaker yet
              </Check>
              {sourceTypes.map((type) => (
                <Check
                  key={type}
                  isOn={filter.sourceTypes.includes(type)}
                  onChange={() => filterLedger({ sourceTypes: toggled(filter.sourceTypes, type) })}
                >
                  {type}
                </Check>
              ))}
            </Checks>
            <Checks legend="Attribution">
              {(['direct', 'indirect', 'mixed', null] as const).map((kind) => (
                <Check
                  key={kind}
                  isOn={attributionKinds.includes(kind)}
                  onChange={() => filterLedger({ attributionKinds: toggled(attributionKinds, kind) })}
                >
                  {kind ?? 'not said'}
                </Check>
              ))}
            </Checks>
            <Checks legend="Only">
              <Check
                isOn={filter.isContradicted}
                onChange={() => filterLedger({ isContradicted: !filter.isContradicted })}
              >
                contradicted claims
              </Check>
              {article !== null && (
                <Check
                  isOn={documentIds.includes(article.id)}
                  onChange={() =>
                    filterLedger({ documentIds: documentIds.includes(article.id) ? [] : [article.id] })
                  }
                >
                  this article
                </Check>
              )}
              {speakerIds.length > 0 && (
                <Check isOn onChange={() => filterLedger({ speakerIds: [] })}>
                  the chosen speaker
                </Check>
              )}
            </Checks>
            {tags.length > 0 && (
              <Checks legend="Tag">
                {tags.slice(0, 30).map(({ name }) => (
                  <Check
                    key={name}
                    isOn={filter.tags.includes(name)}
                    onChange={() => filterLedger({ tags: toggled(filter.tags, name) })}
                  >
                    <span dir="auto">{name}</span>
                  </Check>
                ))}
              </Checks>
            )}
            <fieldset className="filter-months">
              <legend>Month</legend>
              <label>
                From{' '}
                <input
                  type="month"
                  className="claim-input"
                  value={filter.fromMonth ?? ''}
                  onChange={(event) => filterLedger({ fromMonth: event.target.value || null })}
                />
              </label>
              <label>
                To{' '}
                <input
                  type="month"
                  className="claim-input"
                  value={filter.toMonth ?? ''}
                  onChange={(event) => filterLedger({ toMonth: event.target.value || null })}
                />
              </label>
            </fieldset>
            <button
              type="button"
              className="button"
              onClick={() => filterLedger({ ...everyClaim, text: filter.text })}
            >
              Show all claims
            </button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Checks({ legend, children }: { legend: string; children: React.ReactNode }) {
  return (
    <fieldset className="filter-checks">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

function Check({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean
  onChange: () => void
  children: React.ReactNode
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={onChange} />
      {children}
    </label>
  )
}

function toggled<Choice>(choices: readonly Choice[], choice: Choice): Choice[] {
  return choices.includes(choice) ? choices.filter((one) => one !== choice) : [...choices, choice]
}

function countFilters({ text: _, ...filter }: LedgerFilter): number {
  return Object.values(filter).filter((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false,
  ).length
}

import { ChartColumn } from 'lucide-react'
import { useDeferredValue } from 'react'
import { ledgerGroupings, ledgerSorts, type LedgerQuery } from '../../shared/model/ledger.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { giveVerdict } from './give-verdict.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerGrid } from './ledger-grid.tsx'
import { LedgerPlots } from './ledger-plots.tsx'
import { arrangeLedger, chooseClaims, filterLedger, foldGroup, useLedgerState } from './ledger-store.ts'
import { showPassage } from './show-passage.ts'
import { useLedger } from './use-ledger.ts'

const GROUPINGS: Readonly<Record<LedgerQuery['groupBy'], string>> = {
  none: 'Ungrouped',
  speaker: 'By speaker',
  verdict: 'By verdict',
  document: 'By article',
  tag: 'By tag',
  month: 'By month',
}
const SORTS: Readonly<Record<LedgerQuery['sortBy'], string>> = {
  unchecked: 'Unchecked first',
  newest: 'Newest first',
  oldest: 'Oldest first',
  place: 'Reading order',
}

/** Every claim of the library: grouped, filtered, searched, and changed many at a time. */
export function LedgerPage() {
  const { query, chosen, folded, plotsOpen } = useLedgerState()
  const ledger = useLedger(useDeferredValue(query))
  const { view } = ledger
  const chooseAll = () => {
    api.ledger
      .claims(query.filter)
      .then((ids) => {
        chooseClaims(new Set(ids))
        announce(`${ids.length} claims chosen`)
      })
      .catch(reportFailure)
  }
  return (
    <>
      <div className="ledger-tools">
        <input
          type="search"
          className="claim-input"
          aria-label="Search claims"
          placeholder="Search claims, speakers, conclusions"
          value={query.filter.text}
          onChange={(event) => filterLedger({ text: event.target.value })}
        />
        <LedgerFilters />
        <SelectField
          label="Group"
          isLabelUnseen
          value={query.groupBy}
          options={ledgerGroupings.map((value) => ({ value, label: GROUPINGS[value] }))}
          onChange={(groupBy) => arrangeLedger({ groupBy })}
        />
        <SelectField
          label="Sort"
          isLabelUnseen
          value={query.sortBy}
          options={ledgerSorts.map((value) => ({ value, label: SORTS[value] }))}
          onChange={(sortBy) => arrangeLedger({ sortBy })}
        />
        <IconButton
          label="Plots"
          isPressed={plotsOpen}
          onClick={() => useLedgerState.setState({ plotsOpen: !plotsOpen })}
        >
          <ChartColumn />
        </IconButton>
      </div>
      <p className="ledger-total" role="status">
        {view === null ? 'Reading…' : `${view.claims} ${view.claims === 1 ? 'claim' : 'claims'}`}
      </p>
      {plotsOpen && <LedgerPlots filter={query.filter} />}
      {chosen.size > 0 && <BulkBar chosen={chosen} />}
      <LedgerGrid
        label="Claims"
        ledger={ledger}
        groupBy={query.groupBy}
        folded={folded}
        onFold={foldGroup}
        chosen={chosen}
        onChoose={chooseClaims}
        onChooseAll={chooseAll}
        onOpen={(row) => void showPassage(row)}
        onVerdict={(place, row) =>
          giveVerdict(chosen.size > 0 ? [...chosen] : row === null ? [] : [row.annotationId], place)
        }
      />
    </>
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { LedgerGroup, LedgerQuery, LedgerRow } from '../../shared/model/ledger.ts'
import { layoutLedger } from './ledger-layout.ts'
import { LedgerRowView } from './ledger-row.tsx'
import { groupName } from './group-name.ts'
import { stepIn } from './grid-keys.ts'
import type { Ledger } from './use-ledger.ts'

/** Height of a heading and of a claim, in pixels. */
const HEADING = 38
const ROW = 84

type LedgerGridProps = {
  label: string
  ledger: Ledger
  groupBy: LedgerQuery['groupBy']
  folded: ReadonlySet<string>
  onFold: (key: string) => void
  chosen: ReadonlySet<AnnotationId>
  onChoose: (chosen: ReadonlySet<AnnotationId>) => void
  /** Chooses every claim that passes, in sight or not. */
  onChooseAll: () => void
  onOpen: (row: LedgerRow) => void
  /** A digit was pressed: the verdict at that place of the list, for what is chosen or else for this row. */
  onVerdict: (place: number, row: LedgerRow | null) => void
}

/** The claims of the ledger under their headings. Only the lines near the screen are rendered. */
export function LedgerGrid(props: LedgerGridProps) {
  const { label, ledger, groupBy, folded, onFold, chosen, onChoose, onOpen } = props
  const { view, rowAt, load } = ledger
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const layout = useMemo(
    () => layoutLedger(view?.groups ?? [], folded, groupBy !== 'none'),
    [view, folded, groupBy],
  )
  const lines = useVirtualizer({
    count: layout.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (layout.itemAt(index)?.kind === 'heading' ? HEADING : ROW),
    overscan: 10,
  })
  useEffect(() => lines.measure(), [layout, lines])

  const shown = lines.getVirtualItems()
  const rows = shown.flatMap(({ index }) => {
    const item = layout.itemAt(index)
    return item?.kind === 'row' ? [item.row] : []
  })
  const [first, last] = [rows[0], rows.at(-1)]
  useEffect(() => {
    if (first !== undefined && last !== undefined) load(first, last + 1)
  }, [first, last, load])

  const current = Math.min(active, Math.max(0, layout.count - 1))
  const activeItem = layout.itemAt(current)
  const activeRow = activeItem?.kind === 'row' ? rowAt(activeItem.row) : null
  const toggle = (row: LedgerRow) => {
    const next = new Set(chosen)
    if (!next.delete(row.annotationId)) next.add(row.annotationId)
    onChoose(next)
  }
  const move = (to: number, chooses: boolean) => {
    setActive(to)
    lines.scrollToIndex(to)
    const item = layout.itemAt(to)
    const row = item?.kind === 'row' ? rowAt(item.row) : null
    if (chooses && row !== null) {
      onChoose(
        new Set([...chosen, ...(activeRow === null ? [] : [activeRow.annotationId]), row.annotationId]),
      )
    }
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = stepIn(
      event.key,
      current,
      layout.count,
      Math.floor((scroller.current?.clientHeight ?? 400) / ROW),
    )
    if (step !== null) move(step, event.shiftKey)
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') props.onChooseAll()
    else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Enter' && activeItem?.kind === 'heading') onFold(activeItem.group.key)
    else if (event.key === 'Enter' && activeRow !== null) onOpen(activeRow)
    else if (event.key === ' ' && activeRow !== null) toggle(activeRow)
    else if (event.key === ' ' && activeItem?.kind === 'heading') onFold(activeItem.group.key)
    else if (event.key === 'Escape' && chosen.size > 0) onChoose(new Set())
    else if (/^[1-9]$/u.test(event.key)) props.onVerdict(Number(event.key) - 1, activeRow)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (view !== null && layout.count === 0) return <p className="ledger-empty">No claim here.</p>
  return (
    <div
      ref={scroller}
      className="ledger-grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={layout.count}
      aria-colcount={1}
      aria-multiselectable="true"
      aria-activedescendant={shown.some(({ index }) => index === current) ? `${id}-${current}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: lines.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const item = layout.itemAt(index)
          if (item === null) return null
          const row = item.kind === 'row' ? rowAt(item.row) : null
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={row === null ? undefined : chosen.has(row.annotationId)}
              className={item.kind === 'heading' ? 'ledger-heading' : 'ledger-row'}
              data-active={index === current}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={(event) => {
                setActive(index)
                if (item.kind === 'heading') onFold(item.group.key)
                else if (row !== null && (event.ctrlKey || event.metaKey || event.shiftKey)) toggle(row)
                else if (row !== null) onOpen(row)
              }}
            >
              {item.kind === 'heading' ? (
                <Heading group={item.group} groupBy={groupBy} isFolded={folded.has(item.group.key)} />
              ) : (
                <LedgerRowView
                  row={row}
                  isChosen={row !== null && chosen.has(row.annotationId)}
                  onToggle={toggle}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type HeadingProps = { group: LedgerGroup; groupBy: LedgerQuery['groupBy']; isFolded: boolean }

function Heading({ group, groupBy, isFolded }: HeadingProps) {
  return (
    <div role="gridcell" aria-expanded={!isFolded}>
      <ChevronRight aria-hidden="true" data-open={!isFolded} />
      <span className="ledger-group" dir="auto">
        {groupName(groupBy, group.label)}
      </span>
      <span className="ledger-counts">
        {group.count} {group.count === 1 ? 'claim' : 'claims'}
        {group.unchecked > 0 && `, ${group.unchecked} unchecked`}
      </span>
    </div>
  )
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LedgerQuery, LedgerRow, LedgerView } from '../../shared/model/ledger.ts'
import { api, events } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

/** A list of the ledger as far as it has been read. */
export type Ledger = {
  /** Null until it is there for the first time. */
  view: LedgerView | null
  /** The row at a place; null while it is not read. */
  rowAt: (row: number) => LedgerRow | null
  /** Reads the rows from `start` up to `end` unless they are there. */
  load: (start: number, end: number) => void
}

/** How many rows are read at a time. */
const PAGE = 100

type Read = {
  query: string
  change: number
  view: LedgerView
  pages: ReadonlyMap<number, readonly LedgerRow[]>
}

/** Asks the ledger, and asks again whenever what it shows changes. What is shown stays until the answer is there. */
export function useLedger(query: LedgerQuery): Ledger {
  const [read, setRead] = useState<Read | null>(null)
  const change = useLedgerChanges()
  const key = JSON.stringify(query)
  const wanted = useRef({ key, change, start: 0, end: PAGE, asked: new Set<number>() })

  useEffect(() => {
    let isCurrent = true
    const request = {
      key,
      change,
      start: wanted.current.start,
      end: wanted.current.end,
      asked: new Set<number>(),
    }
    const first = Math.floor(request.start / PAGE)
    const last = Math.max(first, Math.ceil(request.end / PAGE) - 1)
    for (let page = first; page <= last; page += 1) request.asked.add(page)
    Promise.all([api.ledger.view(query), api.ledger.rows(query, first * PAGE, (last + 1) * PAGE)])
      .then(([view, rows]) => {
        if (!isCurrent) return
        wanted.current = request
        setRead({
          query: key,
          change,
          view,
          pages: new Map([...request.asked].map((page) => [page, slicePage(rows, page - first)])),
        })
      })
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
    // The key says all that the query does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, change])

  const load = useCallback(
    (start: number, end: number) => {
      wanted.current.start = start
      wanted.current.end = end
      const { asked } = wanted.current
      for (let page = Math.floor(start / PAGE); page * PAGE < end; page += 1) {
        if (asked.has(page) || read === null) continue
        asked.add(page)
        api.ledger
          .rows(query, page * PAGE, (page + 1) * PAGE)
          .then((rows) =>
            setRead((known) =>
              known === null || known.query !== read.query || known.change !== read.change
                ? known
                : { ...known, pages: new Map(known.pages).set(page, rows) },
            ),
          )
          .catch(reportFailure)
      }
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key, read?.query, read?.change],
  )
  const rowAt = useCallback(
    (row: number) => read?.pages.get(Math.floor(row / PAGE))?.[row % PAGE] ?? null,
    [read],
  )
  return { view: read?.view ?? null, rowAt, load }
}

function slicePage(rows: readonly LedgerRow[], page: number): readonly LedgerRow[] {
  return rows.slice(page * PAGE, (page + 1) * PAGE)
}

/** Counts the times that something which the ledger shows has changed; many changes in a row count once. */
export function useLedgerChanges(): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    let timer = 0
    const forget = events.onLedgerChanged(() => {
      clearTimeout(timer)
      timer = window.setTimeout(() => setCount((known) => known + 1), 50)
    })
    return () => {
      clearTimeout(timer)
      forget()
    }
  }, [])
  return count
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { ImportLine, ImportVerdict } from '../../shared/model/annotation-import.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'

type ImportLinesProps = { verdict: ImportVerdict; count: number }

/** So many lines are asked for at once. */
const PAGE = 200

/** The records that came to the same, line by line; only those in sight are there. */
export function ImportLines({ verdict, count }: ImportLinesProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<ReadonlyMap<number, readonly ImportLine[]>>(new Map())
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  const wanted = [...new Set(items.map(({ index }) => Math.floor(index / PAGE)))].filter(
    (page) => !pages.has(page),
  )
  const missing = wanted.join()
  useEffect(() => {
    for (const page of missing === '' ? [] : missing.split(',').map(Number)) {
      api.annotationImports
        .lines([verdict], page * PAGE, (page + 1) * PAGE)
        .then((lines) => setPages((known) => new Map(known).set(page, lines)))
        .catch(reportFailure)
    }
  }, [missing, verdict])

  const copyAll = async () => {
    try {
      const lines = await api.annotationImports.lines([verdict], 0, count)
      await api.exports.copyText(
        lines.map((line) => [place(line), line.document, line.words, line.why].join('\t')).join('\n'),
      )
      notify('Copied.')
    } catch (error) {
      reportFailure(error)
    }
  }

  return (
    <div className="import-lines">
      <div ref={scroller} className="import-scroller" tabIndex={0} role="region" aria-label="Records">
        <ul style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const line = pages.get(Math.floor(index / PAGE))?.[index % PAGE]
            return (
              <li
                key={index}
                aria-setsize={count}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                {line !== undefined && (
                  <>
                    <span className="import-words" dir="auto">
                      {line.words === '' ? line.why : line.words}
                    </span>
                    <span className="import-about" dir="auto">
                      {[line.document, place(line), line.words === '' ? '' : line.why]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      <button type="button" className="button" onClick={() => void copyAll()}>
        Copy this list
      </button>
    </div>
  )
}

function place({ file, line }: ImportLine): string {
  return `${file}, ${line}`
}

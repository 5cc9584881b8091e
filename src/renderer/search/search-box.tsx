import { Dialog } from '@base-ui/react/dialog'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Search } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '../../shared/search/search-page.ts'
import { searchOperators } from '../../shared/search/search-operators.ts'
import { useKinds } from '../annotations/kind-store.ts'
import { useTags } from '../annotations/tag-store.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { useLibrary } from '../library/library-store.ts'
import { openPassage } from '../library/open-passage.ts'
import { valuesOf } from '../library/shelf-view.ts'
import { completeOperator, type KnownValues } from './operator-completion.ts'
import { SearchHitRow } from './search-hit.tsx'
import { readMore, searchAgain, typeQuery, useSearch, whenFound } from './search-store.ts'
import './search.css'

/** Height of a hit, in pixels, as in search.css: none is measured, so that showing others costs one layout. */
const ROW_HEIGHT = 76

/** Leaves the search for what was found. */
function open(hit: SearchHit | undefined): void {
  if (hit === undefined) return
  showOverlay(null)
  const passage =
    hit.annotationId !== null
      ? { annotationId: hit.annotationId }
      : hit.range === null
        ? null
        : { range: hit.range }
  // The dialog gives the focus back first.
  setTimeout(() => void openPassage(hit.documentId, passage), 0)
}

/** One search over everything: as the reader types, with operators completed; Enter goes to the passage. */
export default function SearchBox() {
  const { query, found, hits, hasMore, problems } = useSearch()
  const [chosen, setChosen] = useState({ found, index: 0 })
  // What is found anew begins at its first.
  const active = chosen.found === found ? chosen.index : 0
  const setActive = useCallback((index: number) => setChosen({ found, index }), [found])
  const field = useRef<HTMLInputElement>(null)
  const known = useKnownValues()
  const completions = useMemo(() => completeOperator(query, known), [query, known])

  useEffect(() => {
    searchAgain()
    field.current?.select()
  }, [])

  /** A fast typist's Enter means what is being searched for, and not what was found before. */
  const openFound = async () => {
    if (found === query) open(hits[active])
    else if (await whenFound()) open(useSearch.getState().hits[0])
  }

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup search-box" aria-label="Search" initialFocus={field}>
          <div className="search-field">
            <Search aria-hidden="true" />
            <input
              ref={field}
              type="text"
              role="combobox"
              aria-label="Search everything"
              aria-expanded={hits.length > 0}
              aria-controls="search-hits"
              aria-activedescendant={hits.length === 0 ? undefined : `search-hit-${active}`}
              placeholder="Search articles, highlights, notes, tags, claims"
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              value={query}
              onChange={(event) => typeQuery(event.target.value)}
              onKeyDown={(event) => {
                const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key]
                if (by !== undefined) setActive(Math.min(hits.length - 1, Math.max(0, active + by)))
                else if (event.key === 'Enter') void openFound()
                else if (event.key === 'Tab' && !event.shiftKey && completions[0] !== undefined) {
                  typeQuery(completions[0].query)
                } else return
                event.preventDefault()
              }}
            />
          </div>
          {completions.length > 0 && (
            <ul className="search-completions" aria-label="Completions">
              {completions.map((completion, index) => (
                <li key={completion.label}>
                  <button
                    type="button"
                    className="completion"
                    onClick={() => {
                      typeQuery(completion.query)
                      field.current?.focus()
                    }}
                  >
                    <code>{completion.label}</code> {completion.means}
                    {index === 0 && <kbd>Tab</kbd>}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {problems.map((problem) => (
            <p key={problem} className="search-problem" role="alert">
              {problem}
            </p>
          ))}
          {query.trim() === '' ? <SearchHelp /> : <Hits hits={hits} active={active} onActive={setActive} />}
          <p className="search-foot" role="status">
            {query.trim() !== '' &&
              found === query &&
              (hits.length === 0 ? 'Nothing was found.' : `${hits.length}${hasMore ? ' or more' : ''} found`)}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type HitsProps = {
  hits: readonly SearchHit[]
  active: number
  onActive: (index: number) => void
}

/** Rendered when there are others, and not for each letter. */
const Hits = memo(function Hits({ hits, active, onActive }: HitsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 2,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= hits.length - 8) readMore()
  }, [last, hits.length])
  useEffect(() => {
    if (hits.length > 0) rows.scrollToIndex(active)
    // Only when the keyboard moves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active])
  return (
    <div className="search-scroller" ref={scroller}>
      <div
        id="search-hits"
        role="listbox"
        aria-label="Found"
        className="search-hits"
        style={{ height: rows.getTotalSize() }}
      >
        {shown.map(({ index, key, start }) => {
          const hit = hits[index]
          if (hit === undefined) return null
          return (
            <div
              key={key}
              role="presentation"
              className="search-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <SearchHitRow
                id={`search-hit-${index}`}
                hit={hit}
                isActive={index === active}
                onOpen={open}
                index={index}
                onHover={onActive}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
})

function SearchHelp() {
  return (
    <dl className="search-help">
      <div>
        <dt>
          <code>"to the end"</code>
        </dt>
        <dd>these words together</dd>
      </div>
      <div>
        <dt>
          <code>-huawei</code>
        </dt>
        <dd>without this word</dd>
      </div>
      {searchOperators.map(({ name, means, values }) => (
        <div key={name}>
          <dt>
            <code>
              {name}:{values[0] ?? ''}
            </code>
          </dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the library has that an operator can ask for. */
function useKnownValues(): KnownValues {
  const tags = useTags((state) => state.tags)
  const kinds = useKinds((state) => state.kinds)
  const documents = useLibrary((state) => state.documents)
  return useMemo(
    () => ({
      tag: tags.map(({ name }) => name),
      kind: kinds.map(({ name }) => name),
      source: valuesOf(documents, ({ source }) => [source]).map(({ value }) => value),
      author: valuesOf(documents, ({ byline }) => [byline]).map(({ value }) => value),
      lang: valuesOf(documents, ({ language }) => [language]).map(({ value }) => value),
    }),
    [tags, kinds, documents],
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { TaggedThings, TagPlaces } from '../../shared/model/tag.ts'
import { parseTag } from '../annotations/tag-completion.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { splitTag } from './tag-changes.ts'

/** Height of a row until it is measured, in pixels. */
const ROW_HEIGHT = 48

type TagSplitProps = { name: string; onDone: () => void }

/** Some of the things that have a tag get another one in its place. */
export function TagSplit({ name, onDone }: TagSplitProps) {
  const [places, setPlaces] = useState<TagPlaces | null>(null)
  const [typed, setTyped] = useState(`${name}/`)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    api.tags.places(name).then(setPlaces, reportFailure)
  }, [name])
  if (places === null) return <p className="field-hint">Looking where it stands…</p>
  const rows = rowsOf(places).filter(({ text }) =>
    text.toLocaleLowerCase().includes(words.toLocaleLowerCase()),
  )
  const to = parseTag(typed.replace(/\/+\s*$/u, ''))
  const isReady = to !== null && to !== name && chosen.size > 0
  const toggle = (ids: readonly string[], isOn: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const id of ids) {
        if (isOn) after.add(id)
        else after.delete(id)
      }
      return after
    })
  const areAllChosen = rows.length > 0 && rows.every(({ id }) => chosen.has(id))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady) return
        void splitTag(name, to, chosenOf(places, chosen))
        onDone()
      }}
    >
      <p>What you choose here gets the new tag in the place of “{name}”; the rest keeps it.</p>
      <label className="field">
        <span>New tag</span>
        <input dir="auto" autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <label className="field">
        <span>Find a highlight or an article</span>
        <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={areAllChosen}
          onChange={(event) =>
            toggle(
              rows.map(({ id }) => id),
              event.target.checked,
            )
          }
        />
        All {rows.length} {words === '' ? '' : 'that were found'}
      </label>
      <SplitList rows={rows} chosen={chosen} onToggle={(id, isOn) => toggle([id], isOn)} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onDone}>
          Back
        </button>
        <button type="submit" className="button primary" disabled={!isReady}>
          Split {chosen.size} of {places.annotations.length + places.documents.length}
        </button>
      </div>
    </form>
  )
}

type SplitRow = { id: string; text: string; title: string; isDocument: boolean }
type SplitListProps = {
  rows: readonly SplitRow[]
  chosen: ReadonlySet<string>
  onToggle: (id: string, isOn: boolean) => void
}

function SplitList({ rows, chosen, onToggle }: SplitListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  return (
    <div className="tag-list" role="group" aria-label="What has the tag" ref={scroller}>
      <div style={{ height: items[0]?.start ?? 0 }} />
      {items.map(({ index, key }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <label key={key} className="check tag-place" ref={virtual.measureElement} data-index={index}>
            <input
              type="checkbox"
              checked={chosen.has(row.id)}
              onChange={(event) => onToggle(row.id, event.target.checked)}
            />
            <span dir="auto">
              {row.isDocument ? row.title : `“${row.text}”`}
              <span className="field-hint">{row.isDocument ? 'Article' : row.title}</span>
            </span>
          </label>
        )
      })}
      <div style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </div>
  )
}

function rowsOf({ annotations, documents }: TagPlaces): SplitRow[] {
  return [
    ...documents.map(({ id, title }) => ({ id, text: title, title, isDocument: true })),
    ...annotations.map(({ id, quote, documentTitle }) => ({
      id,
      text: quote,
      title: documentTitle,
      isDocument: false,
    })),
  ]
}

function chosenOf({ annotations, documents }: TagPlaces, chosen: ReadonlySet<string>): TaggedThings {
  return {
    annotations: annotations.map(({ id }) => id).filter((id) => chosen.has(id)),
    documents: documents.map(({ id }) => id).filter((id) => chosen.has(id)),
  }
}

import { Menu } from '@base-ui/react/menu'
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { KindId } from '../../shared/model/ids.ts'
import { hitFrom, type FindOptions } from '../../shared/reading/find-in-text.ts'
import { annotatePassages } from '../annotations/annotate-passages.ts'
import { KindGlyph } from '../annotations/kind-glyph.tsx'
import { useKinds } from '../annotations/kind-store.ts'
import { notify } from '../app/notices.ts'
import { takeHeldKeys } from '../app/held-keys.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Keys } from '../ui/keys.tsx'
import { closeFind, goToHit, stepFind, useFind } from './find-store.ts'
import { useReader } from './reader-store.ts'
import { finderFor } from './text-finder.ts'
import './find-bar.css'

/** Whoever highlights more than this at once did not mean to. */
const MOST_HIGHLIGHTS = 5_000

/** Finds words in the open article, and turns what it finds into highlights. */
export default function FindBar() {
  const { asked, query, options, hits, isCut, current } = useFind()
  const view = useReader((state) => state.view)
  const kinds = useKinds((state) => state.kinds).filter((kind) => !kind.hidden)
  const field = useRef<HTMLInputElement>(null)
  const hasTyped = useRef(false)
  const text = view?.text ?? ''
  const finder = useMemo(() => finderFor(text), [text])

  /** Looks for `words`, from the hit that the reader is at, or else from where the search began. */
  const search = (words: string, how: FindOptions) => {
    const before = useFind.getState()
    const from = before.hits[before.current]?.start ?? before.origin?.offset ?? 0
    const found = finder.find(words, how)
    useFind.setState({ query: words, options: how, hits: found.hits, isCut: found.isCut })
    goToHit(hitFrom(found.hits, from))
  }

  useEffect(() => {
    const { query: before, options: how } = useFind.getState()
    const typed = takeHeldKeys()
    const words = typed === '' ? before : typed
    hasTyped.current = typed !== ''
    useFind.setState({ hits: [], current: -1 })
    search(words, how)
    // Another text, or another request, is searched anew; typing does it by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [finder, view, asked])
  useEffect(() => {
    const { length } = field.current?.value ?? ''
    // What was typed already is gone on with; what stood there before is replaced by typing.
    if (hasTyped.current) field.current?.setSelectionRange(length, length)
    else field.current?.select()
    field.current?.focus()
    hasTyped.current = false
  }, [asked])

  const annotate = (kindId: KindId, all: boolean) => {
    const wanted = all ? hits : hits.slice(current, current + 1)
    if (wanted.length > MOST_HIGHLIGHTS)
      notify(
        `No more than ${counted(MOST_HIGHLIGHTS)} passages are highlighted at once: look for rarer words.`,
      )
    else if (wanted.length > 0) void annotatePassages(kindId, wanted)
  }
  const toggle = (name: keyof FindOptions) => search(query, { ...options, [name]: !options[name] })

  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const isPlainAlt = event.altKey && !event.ctrlKey && !event.metaKey
    const kind = isPlainAlt && digit !== undefined ? kinds[Number(digit) - 1] : undefined
    if (event.key === 'Escape') closeFind()
    else if (event.key === 'Enter' && event.target === field.current) stepFind(event.shiftKey ? -1 : 1)
    else if (kind !== undefined) annotate(kind.id, event.shiftKey)
    else if (isPlainAlt && event.code === 'KeyC') toggle('matchCase')
    else if (isPlainAlt && event.code === 'KeyW') toggle('wholeWord')
    else return
    event.preventDefault()
  }

  return (
    <search className="find-bar" aria-label="Find in the article" onKeyDown={onKeyDown}>
      <div className="find-line">
        <input
          ref={field}
          type="text"
          aria-label="Find in the article"
          placeholder="Find in the article"
          value={query}
          dir="auto"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => search(event.target.value, options)}
        />
        <output className="find-count" aria-live="polite" data-none={query !== '' && hits.length === 0}>
          {countOf(query, hits.length, isCut, current)}
        </output>
        <IconButton
          label="Match case"
          binding="Alt+C"
          isPressed={options.matchCase}
          onClick={() => toggle('matchCase')}
        >
          <CaseSensitive />
        </IconButton>
        <IconButton
          label="Whole words"
          binding="Alt+W"
          isPressed={options.wholeWord}
          onClick={() => toggle('wholeWord')}
        >
          <WholeWord />
        </IconButton>
        <IconButton label="Previous hit" binding="Shift+Enter" onClick={() => stepFind(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label="Next hit" binding="Enter" onClick={() => stepFind(1)}>
          <ChevronDown />
        </IconButton>
        <IconButton label="Close" binding="Escape" onClick={closeFind}>
          <X />
        </IconButton>
      </div>
      {hits.length > 0 && (
        <div className="find-line find-kinds" role="group" aria-label="Highlight this hit">
          <kbd>Alt</kbd>
          {kinds.map((kind, index) => (
            <button
              key={kind.id}
              type="button"
              className="find-kind"
              aria-label={`Highlight this hit: ${kind.name}`}
              onClick={() => annotate(kind.id, false)}
            >
              <KindGlyph kind={kind} />
              <span className="find-kind-name">{kind.name}</span>
              {index < 9 && <Keys binding={String(index + 1)} />}
            </button>
          ))}
          <Menu.Root>
            <Menu.Trigger className="find-kind find-all">
              All {isCut ? `${counted(hits.length)}+` : counted(hits.length)} as
              <ChevronDown aria-hidden="true" />
            </Menu.Trigger>
            <Menu.Portal>
              <Menu.Positioner sideOffset={4} align="end">
                <Menu.Popup className="popup menu">
                  {kinds.map((kind, index) => (
                    <Menu.Item key={kind.id} className="menu-item" onClick={() => annotate(kind.id, true)}>
                      <KindGlyph kind={kind} />
                      {kind.name}
                      {index < 9 && <Keys binding={`Alt+Shift+${index + 1}`} />}
                    </Menu.Item>
                  ))}
                </Menu.Popup>
              </Menu.Positioner>
            </Menu.Portal>
          </Menu.Root>
        </div>
      )}
    </search>
  )
}

const numbers = new Intl.NumberFormat()

function counted(count: number): string {
  return numbers.format(count)
}

function countOf(query: string, count: number, isCut: boolean, current: number): string {
  if (query.trim() === '') return ''
  if (count === 0) return 'Not found'
  return `${counted(current + 1)} of ${counted(count)}${isCut ? '+' : ''}`
}

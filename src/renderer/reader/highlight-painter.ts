import type { TextRange } from '../../shared/model/selector.ts'
import {
  kindColors,
  kindUnderlines,
  type KindColor,
  type KindUnderline,
} from '../../shared/model/kind-style.ts'
import { createIntervalIndex, type IntervalIndex } from './interval-index.ts'
import type { TextMap } from './text-map.ts'

/** A passage to paint, and how. */
export type PaintedHighlight = TextRange & { id: string; color: KindColor; underline: KindUnderline }

/** How a highlight can stand out: its own colour, deepened. */
export const highlightStates = ['hover', 'selected'] as const
export type HighlightState = (typeof highlightStates)[number]

/** Paints passages over the article without touching its nodes. */
export type HighlightPainter = {
  /** Replaces what is painted: the highlights near the screen are asked for when they are needed. */
  setHighlights(highlights: IntervalIndex<PaintedHighlight>): void
  /** Replaces the highlights that are in a state. */
  setState(state: HighlightState, highlights: readonly PaintedHighlight[]): void
  /** Paints one highlight at another place than its own, while its ends are moved; null puts it back. */
  setMoved(moved: PaintedHighlight | null): void
  /** Replaces the passages that a search has found, over all highlights; `current` is the one among them that the reader is at. */
  setSearch(found: readonly TextRange[], current: TextRange | null): void
  /**
   * Replaces the suggested claims, under all highlights: what each says; what the one says that the reader is at; and the
   * words that attribute it.
   */
  setSuggestions(
    suggested: readonly TextRange[],
    current: readonly TextRange[],
    attributing: readonly TextRange[],
  ): void
  /** Replaces the passage that stands out for a moment because the reader was taken there, over everything else. */
  setFlash(passage: TextRange | null): void
  /** Replaces the sentence that is being read aloud. */
  setSpoken(sentence: TextRange | null): void
  /** Says which part of the text is near the screen: only there ranges are made. */
  setWindow(window: TextRange): void
  destroy(): void
}

type Layer = { highlight: Highlight; painted: Map<string, StaticRange> }

/**
 * Makes a painter over `CSS.highlights`. There is a fixed set of `Highlight`s, one for each colour and underline,
 * for each state, and for what a search found: ten thousand annotations cost no more style than one. Ranges are swapped by difference.
 * `onSearch` hears of what a search has found.
 */
export function createHighlightPainter(
  map: TextMap,
  onSearch: (found: readonly TextRange[]) => void = () => {},
): HighlightPainter {
  const layers = new Map<string, Layer>()
  let index: IntervalIndex<PaintedHighlight> = createIntervalIndex<PaintedHighlight>([])
  let found: IntervalIndex<TextRange> = createIntervalIndex<TextRange>([])
  let suggestions: IntervalIndex<TextRange> = createIntervalIndex<TextRange>([])
  let moved: PaintedHighlight | null = null
  let window: TextRange = { start: 0, end: 0 }

  const layer = (name: string, priority: number): Layer => {
    const known = layers.get(name)
    if (known !== undefined) return known
    const made: Layer = { highlight: new Highlight(), painted: new Map() }
    made.highlight.priority = priority
    CSS.highlights.set(name, made.highlight)
    layers.set(name, made)
    return made
  }

  const swap = ({ highlight, painted }: Layer, wanted: ReadonlyMap<string, TextRange>) => {
    for (const [key, range] of painted) {
      if (wanted.has(key)) continue
      highlight.delete(range)
      painted.delete(key)
    }
    for (const [key, range] of wanted) {
      if (painted.has(key)) continue
      const made = map.staticRangeOf(range)
      highlight.add(made)
      painted.set(key, made)
    }
  }

  /** The layers are kept when nothing is left in them: making one anew costs a pass over all styles. */
  const show = (name: string, priority: number, wanted: ReadonlyMap<string, TextRange>) => {
    if (wanted.size > 0 || layers.has(name)) swap(layer(name, priority), wanted)
  }

  const refreshHighlights = () => {
    const near = index.overlapping(window.start, window.end)
    const here = moved === null ? near : [...near.filter(({ id }) => id !== moved?.id), moved]
    const wanted = new Map<string, Map<string, TextRange>>()
    for (const item of here) {
      const name = kindLayer(item)
      const ranges = wanted.get(name) ?? new Map<string, TextRange>()
      wanted.set(name, ranges.set(rangeKey(item.id, item), item))
    }
    for (const name of layers.keys()) {
      if (name.startsWith('kind-') && !wanted.has(name)) show(name, PRIORITY.kind, new Map())
    }
    for (const [name, ranges] of wanted) show(name, PRIORITY.kind, ranges)
  }

  const refreshSearch = () => {
    const near = found.overlapping(window.start, window.end)
    show('search', PRIORITY.search, new Map(near.map((range) => [rangeKey('', range), range])))
  }

  const refreshSuggestions = () => {
    const near = suggestions.overlapping(window.start, window.end)
    show('suggestion', PRIORITY.suggestion, rangesByKey(near))
  }

  return {
    setHighlights: (highlights) => {
      index = highlights
      refreshHighlights()
    },
    setState: (state, highlights) => {
      for (const color of kindColors) {
        const wanted = highlights.filter((item) => item.color === color)
        show(
          stateLayer(state, color),
          PRIORITY[state],
          new Map(wanted.map((item) => [rangeKey(item.id, item), item])),
        )
      }
    },
    setMoved: (highlight) => {
      moved = highlight
      refreshHighlights()
    },
    setSearch: (ranges, current) => {
      found = createIntervalIndex(ranges)
      refreshSearch()
      onSearch(ranges)
      show('search-current', PRIORITY.current, onlyRange(current))
    },
    setSuggestions: (suggested, current, attributing) => {
      suggestions = createIntervalIndex(suggested)
      refreshSuggestions()
      show('suggestion-current', PRIORITY.suggestion, rangesByKey(current))
      show('suggestion-attribution', PRIORITY.suggestion, rangesByKey(attributing))
    },
    setFlash: (passage) => show('flash', PRIORITY.flash, onlyRange(passage)),
    setSpoken: (sentence) => show('spoken', PRIORITY.spoken, onlyRange(sentence)),
    setWindow: (visible) => {
      window = visible
      refreshHighlights()
      refreshSearch()
      refreshSuggestions()
    },
    destroy: () => {
      for (const name of layers.keys()) CSS.highlights.delete(name)
      layers.clear()
    },
  }
}

/** Which layer lies over which. */
const PRIORITY = {
  suggestion: -1,
  kind: 0,
  hover: 1,
  selected: 2,
  spoken: 3,
  search: 4,
  current: 5,
  flash: 6,
} as const

function rangesByKey(ranges: readonly TextRange[]): Map<string, TextRange> {
  return new Map(ranges.map((range) => [rangeKey('', range), range]))
}

function onlyRange(range: TextRange | null): Map<string, TextRange> {
  return new Map(range === null ? [] : [[rangeKey('', range), range]])
}

function kindLayer({ color, underline }: Pick<PaintedHighlight, 'color' | 'underline'>): string {
  return `kind-${color}-${underline}`
}

function stateLayer(state: HighlightState, color: KindColor): string {
  return `${state}-${color}`
}

function rangeKey(id: string, { start, end }: TextRange): string {
  return `${id} ${start} ${end}`
}

/**
 * The style sheet of every layer; colours are custom properties of the theme, so that it never changes. The rules are the
 * article's own, whose elements inherit them: a rule for every element is worked out for every element, fifty times for as
 * many layers, whenever one is styled anew.
 */
export function highlightStyleSheet(): CSSStyleSheet {
  const rules = [
    ...kindColors.flatMap((color) =>
      kindUnderlines.map(
        (underline) => `.article::highlight(${kindLayer({ color, underline })}) {
          background-color: var(--kind-${color}-wash);
          text-decoration: underline ${underline} var(--kind-${color}-line);
          text-decoration-thickness: ${underline === 'double' ? '1px' : '2px'};
          text-underline-offset: 0.22em;
        }`,
      ),
    ),
    // A wash over the wash: the more a highlight stands out, the deeper its colour.
    ...highlightStates.flatMap((state) =>
      kindColors.map(
        (color) =>
          `.article::highlight(${stateLayer(state, color)}) { background-color: var(--kind-${color}-wash); }`,
      ),
    ),
    `.article::highlight(suggestion) {
      text-decoration: underline dotted color-mix(in srgb, var(--line-strong) 75%, transparent);
      text-decoration-thickness: 1px;
      text-underline-offset: 0.26em;
    }`,
    '.article::highlight(suggestion-current) { background-color: var(--ground-pressed); }',
    `.article::highlight(suggestion-attribution) {
      text-decoration: underline solid var(--accent);
      text-decoration-thickness: 1.5px;
      text-underline-offset: 0.26em;
    }`,
    '.article::highlight(spoken) { background-color: var(--spoken); color: var(--ink); }',
    '.article::highlight(search) { background-color: var(--hit-wash); }',
    `.article::highlight(search-current) {
      background-color: var(--hit);
      color: var(--hit-ink);
      text-decoration: underline 2px var(--hit-ink);
    }`,
    '.article::highlight(flash) { background-color: var(--hit); color: var(--hit-ink); }',
  ]
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules.join('\n'))
  return sheet
}

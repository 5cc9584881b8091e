import type { TextRange } from '../../shared/model/selector.ts'
import type { MarkedText } from '../../shared/search/search-page.ts'
import type { SearchTerm } from '../../shared/search/search-query.ts'

/** The length of a snippet, and how much of it stands before the first mark, in UTF-16 code units. */
const LENGTH = 180
const LEAD = 48

/** Of so many marks the best place is sought; a word that stands everywhere is as well shown by its first places. */
const MOST_MARKS = 500

/** Put around hits by FTS5's `highlight()`: noncharacters, which text has no use for. */
export const OPEN = '\ufdd0'
export const CLOSE = '\ufdd1'

/**
 * Reads the hits out of what `highlight()` made of `text`; in UTF-16 code units of `text`. The two are walked side
 * by side, so that a text with these characters in it can't shift what comes after.
 */
export function readMarks(text: string, highlighted: string): TextRange[] {
  const marks: TextRange[] = []
  let at = 0
  let start = -1
  for (let i = 0; i < highlighted.length; i += 1) {
    const character = highlighted[i]
    if (character === OPEN && text[at] !== OPEN) start = at
    else if (character === CLOSE && text[at] !== CLOSE) {
      if (start !== -1 && start < at) marks.push({ start, end: at })
      start = -1
      if (marks.length >= MOST_MARKS) break
    } else at += 1
  }
  return marks
}

/** Where a text has the words of a term as they stand, case aside. */
export function findLiterally(text: string, term: SearchTerm): TextRange[] {
  const needle = term.text.toLowerCase()
  const lowered = text.toLowerCase()
  // A few letters change their length with their case: their places would be wrong.
  const hay = lowered.length === text.length ? lowered : text
  const marks: TextRange[] = []
  let start = hay.indexOf(needle)
  while (start !== -1 && marks.length < MOST_MARKS) {
    marks.push({ start, end: start + needle.length })
    start = hay.indexOf(needle, start + needle.length)
  }
  return marks
}

/** In order, those that overlap or touch made one. */
export function mergeMarks(marks: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else merged.push({ ...mark })
  }
  return merged
}

/**
 * Cuts out the part of a text that has the most marks, at words. `first` is its first mark, in UTF-16 code units of the
 * whole text; null when nothing is marked.
 */
export function cutSnippet(
  text: string,
  marks: readonly TextRange[],
): { snippet: MarkedText; first: TextRange | null } {
  const first = densest(marks)
  const wanted = first === null ? 0 : Math.max(0, first.start - LEAD)
  const start = wanted === 0 ? 0 : wordStart(text, wanted, first?.start ?? 0)
  const end = Math.max(
    wordEnd(text, start + LENGTH),
    first === null ? 0 : Math.min(first.end, start + 2 * LENGTH),
  )
  const head = start > 0 ? '… ' : ''
  const tail = end < text.length ? ' …' : ''
  const shift = head.length - start
  return {
    snippet: {
      // One code unit for one: the places of the marks stay right.
      text: head + text.slice(start, end).replaceAll(/\s/g, ' ') + tail,
      marks: marks
        .filter((mark) => mark.start >= start && mark.start < end)
        .map((mark) => ({ start: mark.start + shift, end: Math.min(mark.end, end) + shift })),
    },
    first,
  }
}

/** The mark from which the most others follow within a snippet. */
function densest(marks: readonly TextRange[]): TextRange | null {
  let best: TextRange | null = null
  let most = 0
  let last = 0
  for (const [index, mark] of marks.entries()) {
    last = Math.max(last, index)
    while (last + 1 < marks.length && (marks[last + 1]?.end ?? 0) <= mark.start - LEAD + LENGTH) last += 1
    if (last - index + 1 > most) {
      most = last - index + 1
      best = mark
    }
  }
  return best
}

/** The first start of a word from `from` on, not beyond `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  const space = /\s\S/u.exec(text.slice(from - 1, limit))
  const start = space === null ? from : from + space.index
  return isLowSurrogate(text, start) ? start + 1 : start
}

/** The last end of a word up to `to`. */
function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const back = /\s\S*$/u.exec(text.slice(Math.max(0, to - 24), to))
  const end = back === null ? to : Math.max(0, to - 24) + back.index
  return isLowSurrogate(text, end) ? end - 1 : end
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

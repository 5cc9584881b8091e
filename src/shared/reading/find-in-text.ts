import type { TextRange } from '../model/selector.ts'
import { foldInSlices, foldText, type FoldedText } from './folded-text.ts'

export type FindOptions = { matchCase: boolean; wholeWord: boolean }

/** What a search found, in the order of the text; none overlaps another. */
export type Found = {
  hits: TextRange[]
  /** Whether there were more than are listed. */
  isCut: boolean
}

/** Finds words in one text, again and again. */
export type TextFinder = {
  find(query: string, options: FindOptions): Found
  /** Does beforehand, in slices of a few milliseconds, what the first search would have to do. */
  prepare(): Generator<void>
}

/** No reader steps through more hits than these. */
export const MAX_HITS = 50_000

/**
 * Prepares a text for searching. Case and diacritics, the forms of quotation marks and dashes, and the kind of white
 * space make no difference (a line break between blocks is a space); case does with `matchCase`.
 */
export function createTextFinder(text: string): TextFinder {
  const folded = new Map<boolean, FoldedText>()
  const foldedBy = (keepCase: boolean) => {
    const known = folded.get(keepCase) ?? foldText(text, keepCase)
    folded.set(keepCase, known)
    return known
  }
  return {
    *prepare() {
      if (!folded.has(false)) folded.set(false, yield* foldInSlices(text, false))
    },
    find: (query, { matchCase, wholeWord }) => {
      const wanted = foldText(query, matchCase).folded
      if (wanted.trim() === '') return { hits: [], isCut: false }
      const source = foldedBy(matchCase)
      const hits: TextRange[] = []
      let end = 0
      for (let at = source.folded.indexOf(wanted); at !== -1;) {
        const hit = source.sourceOf(at, at + wanted.length)
        // One character may have become two that are alike, and would be found twice.
        const isNew = hit.start >= end
        if (isNew && (!wholeWord || isWhole(text, hit))) {
          if (hits.length === MAX_HITS) return { hits, isCut: true }
          hits.push(hit)
          end = hit.end
          at = source.folded.indexOf(wanted, at + wanted.length)
        } else at = source.folded.indexOf(wanted, at + 1)
      }
      return { hits, isCut: false }
    },
  }
}

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u
/** Scripts that put no space between words: there any place may be the edge of one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function isWhole(text: string, { start, end }: TextRange): boolean {
  return isEdge(text, start) && isEdge(text, end)
}

/** Whether a word may begin or end between two characters. */
function isEdge(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0x20)
  return !IN_WORD.test(before) || !IN_WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)
}

function characterBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at)
  return /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : pair.slice(-1)
}

/** The place in `hits` of the first one that begins at or after `offset`; the first of all when there is none. -1 without hits. */
export function hitFrom(hits: readonly TextRange[], offset: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return hits.length === 0 ? -1 : low === hits.length ? 0 : low
}

import { isDigit, isWordCharacter, startsLower } from './characters.ts'
import type { TextRange } from '../model/selector.ts'

/** Words between quotation marks. `start` and `end` take in the marks, `inner` does not. */
export type Quotation = {
  start: number
  end: number
  inner: TextRange
  /** The start of what is quoted, enough to see whether it starts like a sentence. */
  firstCharacters: string
  /** The end of what is quoted, enough to see how it ends. */
  lastCharacters: string
  /** True if the paragraph ended before the quotation did. */
  unclosed: boolean
}

/** What closes each opening mark. German „…“ also closes with ” in careless text, and Nordic text uses ”…” and »…». */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['"', '"”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«»'],
  ['‘', "’'"],
  ["'", "'’"],
  ['‚', '‘’'],
  ['‹', '›'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
])

const SINGLE = "‘'‚"
/** Clipped words that start with an apostrophe, and decades; none of them opens a quotation. */
const CLIPPED =
  /^(?:\d0s|\d\ds?\b|tis\b|twas\b|em\b|til\b|bout\b|cause\b|n\b|im\b|round\b|s\b|re\b|ve\b|ll\b)/i

/**
 * The outermost quotations in one paragraph, in order; quotations inside them are part of them.
 *
 * An opening double mark that nothing closes runs to the end of the paragraph, as printers do when the
 * next paragraph goes on quoting. A single mark that nothing closes is taken for an apostrophe.
 * Linear in the length of the paragraph.
 */
export function quotationsIn(text: string, paragraph: TextRange): Quotation[] {
  const found: Quotation[] = []
  const nextClose = closingIndex(text, paragraph)
  let at = paragraph.start
  while (at < paragraph.end) {
    const mark = text[at] ?? ''
    if (!opens(text, at, paragraph)) {
      at++
      continue
    }
    const end = nextClose(mark, at + 1)
    if (end === null) {
      if (SINGLE.includes(mark) || '”»›'.includes(mark)) {
        at++
        continue
      }
      found.push(quotation(text, at, at + 1, paragraph.end, paragraph.end, true))
      break
    }
    if (end > at + 1) found.push(quotation(text, at, at + 1, end, end + 1, false))
    at = end + 1
  }
  return found.filter((quotation) => quotation.inner.start < quotation.inner.end)
}

function quotation(
  text: string,
  start: number,
  innerStart: number,
  innerEnd: number,
  end: number,
  unclosed: boolean,
): Quotation {
  const lastCharacters = text.slice(Math.max(innerStart, innerEnd - 8), innerEnd)
  return {
    start,
    end,
    inner: { start: innerStart, end: innerEnd },
    firstCharacters: text.slice(innerStart, Math.min(innerEnd, innerStart + 8)),
    lastCharacters,
    unclosed,
  }
}

function opens(text: string, at: number, paragraph: TextRange): boolean {
  const mark = text[at] ?? ''
  if (!CLOSERS.has(mark)) return false
  if (mark === '“' || mark === '„' || mark === '«' || mark === '「' || mark === '『') return true
  const before = at > paragraph.start ? (text[at - 1] ?? '') : ' '
  const after = text[at + 1] ?? ' '
  const free = /[\s([{—–\-/:,;.!?…"“]/.test(before)
  if (!free || /\s/.test(after)) return false
  if (SINGLE.includes(mark)) {
    if (/[.,:;!?…]/.test(before) && mark === "'") return false
    return (isWordCharacter(after) || /[“"[(…$£€]/.test(after)) && !CLIPPED.test(text.slice(at + 1, at + 8))
  }
  return !/[.,:;!?…]/.test(before) || isWordCharacter(after)
}

/** Looks up the next mark that can close a quotation; every position is looked at once per closing set. */
function closingIndex(text: string, paragraph: TextRange): (mark: string, from: number) => number | null {
  const cursors = new Map<string, { index: number; positions: number[] }>()
  return (mark, from) => {
    const closers = CLOSERS.get(mark) ?? ''
    const single = SINGLE.includes(mark)
    const key = closers + (single ? '1' : '')
    let cursor = cursors.get(key)
    if (cursor === undefined) {
      const positions: number[] = []
      for (let at = paragraph.start; at < paragraph.end; at++)
        if (
          closers.includes(text[at] ?? '') &&
          (single ? closesSingle(text, at, paragraph) : closesDouble(text, at, paragraph, mark))
        )
          positions.push(at)
      cursor = { index: 0, positions }
      cursors.set(key, cursor)
    }
    while (cursor.index < cursor.positions.length && (cursor.positions[cursor.index] ?? 0) < from)
      cursor.index++
    if (single) return closingSingle(text, cursor.positions, cursor.index)
    return cursor.positions[cursor.index] ?? null
  }
}

function closesDouble(text: string, at: number, paragraph: TextRange, mark: string): boolean {
  const closer = text[at] ?? ''
  if (closer !== '"' && !(closer === '”' && mark === '"')) return true
  const after = at + 1 < paragraph.end ? (text[at + 1] ?? ' ') : ' '
  const before = text[at - 1] ?? ' '
  if (isWordCharacter(after) && /[\s([—–]/.test(before)) return false
  return true
}

function closesSingle(text: string, at: number, paragraph: TextRange): boolean {
  const after = at + 1 < paragraph.end ? (text[at + 1] ?? ' ') : ' '
  const before = text[at - 1] ?? ' '
  return !/\s/.test(before) && !isWordCharacter(after)
}

/** Skips marks that read as a plural possessive ("the workers’ rights") when a surer one follows soon. */
function closingSingle(text: string, positions: readonly number[], from: number): number | null {
  const HORIZON = 6
  for (let index = from; index < positions.length && index < from + HORIZON; index++) {
    const at = positions[index] ?? 0
    const possessive =
      text[at - 1] === 's' &&
      text[at + 1] === ' ' &&
      (startsLower(text[at + 2] ?? '') || isDigit(text[at + 2] ?? ''))
    const nextOpens = text.slice(at + 1, (positions[index + 1] ?? at) + 1).search(/[\s(][‘'][^\s\d.,;:!?)]/)
    if (!possessive || index + 1 >= positions.length || nextOpens !== -1) return at
  }
  return positions[from] ?? null
}

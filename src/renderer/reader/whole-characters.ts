import type { TextRange } from '../../shared/model/selector.ts'

/**
 * Widens a range to whole surrogate pairs, and takes from its ends the newlines that separate blocks: they are
 * in the canonical text, but nobody sees or selects them (a triple click takes one along). Null when nothing is left.
 */
export function wholeCharacters(text: string, { start, end }: TextRange): TextRange | null {
  let from = start
  let to = end
  while (from < to && text[from] === '\n') from += 1
  while (to > from && text[to - 1] === '\n') to -= 1
  if (from >= to) return null
  if (isInsidePair(text, from)) from -= 1
  if (isInsidePair(text, to)) to += 1
  return { start: from, end: to }
}

function isInsidePair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
}

/** What the end of a passage is moved by. */
export type TextUnit = 'character' | 'word' | 'sentence'
export type EndSide = 'start' | 'end'

/** How much text on either side of an end is looked at, in UTF-16 code units: a text without a space must not hold up a key. */
const REACH = 4_000

const GRANULARITY = { character: 'grapheme', word: 'word', sentence: 'sentence' } as const
const segmenters = new Map<TextUnit, Intl.Segmenter>()

/**
 * The next place in `direction` where a passage may start or end, by whole characters as readers see them, words
 * (without the signs around them) or sentences (without the space behind them); null at the text's end.
 * The newlines that separate blocks are stepped over. Units are Unicode's (UAX #29).
 */
export function nextEdge(
  text: string,
  offset: number,
  side: EndSide,
  unit: TextUnit,
  direction: 'forward' | 'backward',
): number | null {
  let block = blockAround(text, offset)
  for (;;) {
    const edges = edgesIn(text, block.from, block.to, side, unit)
    const edge =
      direction === 'forward' ? edges.find((at) => at > offset) : edges.findLast((at) => at < offset)
    if (edge !== undefined) return edge
    const next = neighbour(text, block, direction)
    if (next === null) return null
    block = next
  }
}

type Stretch = { from: number; to: number }

/** The block at an offset, or so much of it as is within reach. */
function blockAround(text: string, offset: number): Stretch {
  const near = Math.max(0, offset - REACH)
  const before = text.slice(near, offset).lastIndexOf('\n')
  const after = text.slice(offset, offset + REACH).indexOf('\n')
  return {
    from: before === -1 ? near : near + before + 1,
    to: after === -1 ? Math.min(text.length, offset + REACH) : offset + after,
  }
}

/** The stretch of text beside another one; null where the text ends. */
function neighbour(text: string, { from, to }: Stretch, direction: 'forward' | 'backward'): Stretch | null {
  if (direction === 'forward') {
    if (to >= text.length) return null
    const start = text[to] === '\n' ? to + 1 : to
    const end = text.slice(start, start + REACH).indexOf('\n')
    return { from: start, to: end === -1 ? Math.min(text.length, start + REACH) : start + end }
  }
  if (from <= 0) return null
  const end = text[from - 1] === '\n' ? from - 1 : from
  const near = Math.max(0, end - REACH)
  const start = text.slice(near, end).lastIndexOf('\n')
  return { from: start === -1 ? near : near + start + 1, to: end }
}

/** Where in a stretch of text a passage may start, or end; ascending. */
function edgesIn(text: string, from: number, to: number, side: EndSide, unit: TextUnit): number[] {
  const edges: number[] = []
  for (const { segment, index, isWordLike } of segmenter(unit).segment(text.slice(from, to))) {
    if (unit === 'word' && isWordLike !== true) continue
    const words = unit === 'sentence' ? segment.trimEnd() : segment
    if (words !== '') edges.push(from + index + (side === 'start' ? 0 : words.length))
  }
  return edges
}

function segmenter(unit: TextUnit): Intl.Segmenter {
  const known = segmenters.get(unit)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(undefined, { granularity: GRANULARITY[unit] })
  segmenters.set(unit, made)
  return made
}

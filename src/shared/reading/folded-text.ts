import type { TextRange } from '../model/selector.ts'

/**
 * A text as a search compares it: without case and diacritics, quotation marks and dashes straight, any white space one
 * space, unseen characters gone. Folding changes lengths, so it knows where each of its characters came from.
 */
export type FoldedText = {
  readonly folded: string
  /** The passage of the text from which [start, end) of `folded` was made; whole characters, whatever they were folded to. */
  sourceOf(start: number, end: number): TextRange
}

/** Pieces that tile both texts: an even one is as long in both, an uneven one stands for its source as a whole. */
type Pieces = { folded: number[]; source: number[]; even: boolean[] }

/** Characters that stay as they are but for their case: by far the most of an English text. */
const PLAIN = /[!-~]+(?: [!-~]+)*/y
/** A Korean syllable in its parts, white space, or a character with the marks that stand on it. */
const CLUSTER = /[\u1100-\u115F]+[\u1160-\u11A7]+[\u11A8-\u11FF]*|\s+|[^]\p{M}*/uy
const MARK = /\p{M}/u

/** Folds a text; with `keepCase`, upper and lower case stay apart. */
export function foldText(text: string, keepCase: boolean): FoldedText {
  const folding = foldInSlices(text, keepCase)
  for (let step = folding.next(); ; step = folding.next()) if (step.done === true) return step.value
}

/** So many code units are folded at once: under two milliseconds. */
const SLICE = 8_192

/** The same, a slice each time that it is asked to go on, for a long text that nobody waits for yet. */
export function* foldInSlices(text: string, keepCase: boolean): Generator<void, FoldedText> {
  let sliceEnd = SLICE
  const parts: string[] = []
  const pieces: Pieces = { folded: [], source: [], even: [] }
  const known = new Map<string, string>()
  let length = 0
  let at = 0
  const add = (folded: string, sourceLength: number, isEven: boolean) => {
    if (!isEven || pieces.even.at(-1) !== true) {
      pieces.folded.push(length)
      pieces.source.push(at)
      pieces.even.push(isEven)
    }
    parts.push(folded)
    length += folded.length
    at += sourceLength
  }
  while (at < text.length) {
    if (at >= sliceEnd) {
      sliceEnd = at + SLICE
      yield
    }
    const end = plainEnd(text, at)
    if (end > at) {
      const run = text.slice(at, end)
      add(keepCase ? run : run.toLowerCase(), run.length, true)
      continue
    }
    CLUSTER.lastIndex = at
    const cluster = CLUSTER.exec(text)?.[0] ?? text.charAt(at)
    let folded = known.get(cluster)
    if (folded === undefined) {
      folded = foldCluster(cluster, keepCase)
      known.set(cluster, folded)
    }
    add(folded, cluster.length, cluster.length === 1 && folded.length === 1)
  }
  return { folded: parts.join(''), sourceOf: (start, end) => sourceOf(pieces, text.length, start, end) }
}

function plainEnd(text: string, at: number): number {
  PLAIN.lastIndex = at
  if (!PLAIN.test(text)) return at
  const end = PLAIN.lastIndex
  // The last letter may carry a mark, and then belongs to it.
  return end < text.length && text.charCodeAt(end) >= 0x300 && MARK.test(text.charAt(end)) ? end - 1 : end
}

function sourceOf(pieces: Pieces, sourceLength: number, start: number, end: number): TextRange {
  const first = pieceAt(pieces, start)
  const last = pieceAt(pieces, end - 1)
  const isEven = (piece: number) => pieces.even[piece] === true
  const from = pieces.source[first] ?? 0
  const to = pieces.source[last] ?? 0
  return {
    start: isEven(first) ? from + start - (pieces.folded[first] ?? 0) : from,
    end: isEven(last) ? to + end - (pieces.folded[last] ?? 0) : (pieces.source[last + 1] ?? sourceLength),
  }
}

/** The last piece that begins at or before a place in the folded text: those that were folded to nothing come before it. */
function pieceAt({ folded }: Pieces, place: number): number {
  let low = 0
  let high = folded.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((folded[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Marks that readers leave out when they type: accents, Hebrew points, Arabic vowel signs, variation selectors. The
 * vowel signs of Thai or Devanagari, and the Japanese voicing marks, make other words, and stay.
 */
const LEFT_OUT =
  // oxlint-disable-next-line no-misleading-character-class -- combining marks are what is meant
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F]/gu
/** Soft hyphen, Arabic tatweel, zero-width spaces and joiners, marks of direction, byte order mark. */
const UNSEEN = /[\u00AD\u0640\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** Letters that Unicode does not take apart, and that keyboards without them write so. */
const LIKE: ReadonlyMap<string, string> = new Map([
  ...pairs('‘’‚‛′ʼ', "'"),
  ...pairs('“”„‟″«»', '"'),
  ...pairs('‐‑‒–—―−', '-'),
  ...pairs('ø', 'o'),
  ...pairs('Ø', 'O'),
  ...pairs('ł', 'l'),
  ...pairs('Ł', 'L'),
  ...pairs('đ', 'd'),
  ...pairs('Đ', 'D'),
  ...pairs('æ', 'ae'),
  ...pairs('Æ', 'AE'),
  ...pairs('œ', 'oe'),
  ...pairs('Œ', 'OE'),
])

function pairs(characters: string, to: string): [string, string][] {
  return [...characters].map((character) => [character, to])
}

function foldCluster(cluster: string, keepCase: boolean): string {
  if (/^\s/u.test(cluster)) return ' '
  const bare = [...cluster.normalize('NFKD').replace(UNSEEN, '').replace(LEFT_OUT, '')]
    .map((character) => LIKE.get(character) ?? character)
    .join('')
    // Korean syllables and voiced kana were taken apart with the rest.
    .normalize('NFC')
  // By way of upper case, so that ß is ss and the two small sigmas are one.
  return keepCase ? bare : bare.toUpperCase().toLowerCase()
}

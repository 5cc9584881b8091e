/**
 * The words of a text: where each starts and ends (UTF-16 code units), and a hash of its letters.
 *
 * Only the first `count` places of the arrays are in use. Equal hashes mean words that are equal but for case
 * and invisible characters; that two other words share one is possible (1 in 2³² a pair), so whoever needs
 * certainty compares the text.
 */
export type Words = {
  text: string
  count: number
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
}

/** An empty list of words, to be filled by `readWords`. */
export function noWords(): Words {
  return {
    text: '',
    count: 0,
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    hashes: new Int32Array(64),
  }
}

/** Splits a text into words; see `readWords`. */
export function splitWords(text: string): Words {
  const words = noWords()
  reserve(words, text.length >> 2)
  return readWords(text, words)
}

// What a code unit is, kept in `units` above the folded letter: 0 is not yet looked up.
const SEPARATOR = 1 << 16
const LETTER = 2 << 16
const ALONE = 3 << 16
const HIGH_SURROGATE = 4 << 16
const INVISIBLE = 5 << 16
const FOLDED = 0xffff

/** Per UTF-16 code unit: its class and its lower case; filled in as units are met, as most texts use a hundred. */
const units = new Uint32Array(65536)

/** Longer runs of letters (links, encoded data, scripts that we don't know) are cut, so that one edit doesn't change all of it. */
const LONGEST_WORD = 40

/**
 * Splits `text` into words, and puts them into `words` in place of what was there, so that many short texts
 * can be read without making new arrays.
 *
 * A word is a run of letters, digits and marks. Punctuation, symbols and space only separate words, as they
 * are what changes when a text is set anew (curly quotes, dashes, spaces before a colon). In scripts that
 * don't put spaces between words, and outside the basic plane (emoji), every character is a word.
 */
export function readWords(text: string, words: Words): Words {
  words.text = text
  const length = text.length
  let count = 0
  let { starts, ends, hashes } = words
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const unit = units[code] || classify(code)
    const kind = unit & ~FOLDED
    if (kind === SEPARATOR || kind === INVISIBLE) {
      at++
      continue
    }
    if (count === starts.length) {
      reserve(words, count + 1)
      ;({ starts, ends, hashes } = words)
    }
    let hash = Math.imul((unit & FOLDED) ^ 0x5bd1e995, 0x9e3779b1)
    let end = at + 1
    if (kind === HIGH_SURROGATE) {
      const low = text.charCodeAt(end)
      if (low >= 0xdc00 && low <= 0xdfff) {
        hash = mix(hash, low)
        end++
      }
    } else if (kind === LETTER) {
      let previous = code
      for (let next = end; next < length; next++) {
        const nextCode = text.charCodeAt(next)
        const nextUnit = units[nextCode] || classify(nextCode)
        const nextKind = nextUnit & ~FOLDED
        if (nextKind === INVISIBLE) continue
        if (nextKind !== LETTER) break
        // The cut depends on the two letters beside it only, so that it falls in the same place after an edit before it.
        if (next - at >= LONGEST_WORD && Math.imul(previous * 31 + nextCode, 0x9e3779b1) >>> 29 === 0) break
        hash = mix(hash, nextUnit & FOLDED)
        previous = nextCode
        end = next + 1
      }
    }
    starts[count] = at
    ends[count] = end
    hashes[count] = hash ^ (hash >>> 15)
    count++
    at = end
  }
  words.count = count
  return words
}

/** The words from `from` to before `to`, of the same text. */
export function sliceWords(words: Words, from: number, to: number): Words {
  return {
    text: words.text,
    count: to - from,
    starts: words.starts.subarray(from, to),
    ends: words.ends.subarray(from, to),
    hashes: words.hashes.subarray(from, to),
  }
}

/** The first word that ends after `offset`, or `words.count` when there is none. */
export function firstWordEndingAfter(words: Words, offset: number): number {
  return firstAbove(words.ends, words.count, offset)
}

/** The first word that starts at `offset` or after it, or `words.count` when there is none. */
export function firstWordStartingFrom(words: Words, offset: number): number {
  return firstAbove(words.starts, words.count, offset - 1)
}

/** The first of `count` ascending numbers that is greater than `limit`. */
function firstAbove(ascending: Int32Array, count: number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 13)
}

function reserve(words: Words, size: number): void {
  if (size <= words.starts.length) return
  const capacity = Math.max(size, words.starts.length * 2)
  for (const field of ['starts', 'ends', 'hashes'] as const) {
    const grown = new Int32Array(capacity)
    grown.set(words[field])
    words[field] = grown
  }
}

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const WORD_LIKE = /[\p{L}\p{N}\p{M}]/u
/** Soft hyphen, zero-width space and joiners, word joiner, byte order mark: they come and go unseen. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/

/** Looks up what a code unit is, and remembers it. */
function classify(code: number): number {
  const character = String.fromCharCode(code)
  let unit = SEPARATOR
  if (code >= 0xd800 && code <= 0xdfff) unit = (code <= 0xdbff ? HIGH_SURROGATE : ALONE) | code
  else if (UNSEEN.test(character)) unit = INVISIBLE
  else if (UNSPACED.test(character)) unit = ALONE | code
  else if (WORD_LIKE.test(character)) {
    const lower = character.toLowerCase()
    unit = LETTER | (lower.length === 1 ? lower.charCodeAt(0) : code)
  }
  units[code] = unit
  return unit
}

/** How much reading a text is, in words; characters of scripts without spaces count as the part of a word that takes as long. */
export type ReadingLoad = {
  total: number
  /** What lies before an offset (UTF-16 code units). */
  upTo(offset: number): number
}

/** Words a minute that an adult reads of non-fiction in English. Brysbaert 2019, doi:10.1016/j.jml.2019.104047 */
export const WORDS_PER_MINUTE = 238

/**
 * What a character takes, measured in English words: 228 words of English are read in the time of 255 Chinese or 357
 * Japanese characters. Trauzettel-Klosinski & Dietz 2012, doi:10.1167/iovs.11-8284
 */
const CHINESE_CHARACTER = 228 / 255
const JAPANESE_CHARACTER = 228 / 357
/** Thai, Lao, Khmer and Burmese write about five letters a word, and no space between words. */
const LETTER = 1 / 5

const SPACED_WORD =
  /[[\p{L}\p{N}\p{M}'’]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]*[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]][[\p{L}\p{N}\p{M}'’]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]*/gv
const HAN = /\p{Script=Han}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const LETTERS = /[[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]&&\p{L}]/gv
/** A text of Latin letters, marks and signs only needs one pattern of the four. */
const UNSPACED =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uF900-\uFAFF\uFF66-\uFF9D\u{20000}-\u{3FFFF}]/u

/** Text is summed up in pieces of about this many code units. */
const PIECE = 4_096

/** Measures a text once; looking up a place in it afterwards takes no time. */
export function createReadingLoad(text: string): ReadingLoad {
  const count = counterFor(text)
  const ends: number[] = []
  const sums: number[] = []
  let sum = 0
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start)
    sum += count(text.slice(start, end))
    ends.push(end)
    sums.push(sum)
    start = end
  }
  return {
    total: sum,
    upTo: (offset) => {
      let piece = 0
      let high = ends.length
      while (piece < high) {
        const middle = (piece + high) >> 1
        if ((ends[middle] ?? 0) <= offset) piece = middle + 1
        else high = middle
      }
      const from = ends[piece - 1] ?? 0
      return Math.min(sum, (sums[piece - 1] ?? 0) + count(text.slice(from, offset)))
    },
  }
}

/** Whole minutes that reading takes at a pace (words a minute); at least one while anything is left. */
export function minutesFor(load: number, wordsPerMinute: number): number {
  return load <= 0 ? 0 : Math.max(1, Math.round(load / wordsPerMinute))
}

function counterFor(text: string): (piece: string) => number {
  const words = (piece: string) => piece.match(SPACED_WORD)?.length ?? 0
  if (!UNSPACED.test(text)) return words
  const matches = (piece: string, pattern: RegExp) => piece.match(pattern)?.length ?? 0
  const sample = text.slice(0, 20_000)
  const isJapanese = matches(sample, KANA) * 4 > matches(sample, HAN)
  const character = isJapanese ? JAPANESE_CHARACTER : CHINESE_CHARACTER
  return (piece) =>
    words(piece) +
    matches(piece, HAN) * character +
    matches(piece, KANA) * JAPANESE_CHARACTER +
    matches(piece, LETTERS) * LETTER
}

/** Where a piece may end without cutting a word: at white space if there is any near. */
function pieceEnd(text: string, start: number): number {
  const end = start + PIECE
  if (end >= text.length) return text.length
  for (let at = end; at > end - 200; at -= 1) if (/\s/u.test(text.charAt(at))) return at
  return /[\uDC00-\uDFFF]/.test(text.charAt(end)) ? end + 1 : end
}

import type { TextQuoteSelector } from '../model/selector.ts'
import type { Search } from './candidates.ts'
import { findLiterally } from './find-literally.ts'
import { findPassage, type Finding } from './find-passage.ts'
import { numberOf } from './vocabulary.ts'
import { firstWordEndingAfter, firstWordStartingFrom, noWords, readWords, sliceWords } from './words.ts'

const source = noWords()

/** Looks for a quote with its context in an indexed text; see `findPassage` and `findLiterally`. */
export function findQuote(search: Search, quote: TextQuoteSelector): Finding {
  const { exact, prefix, suffix } = quote
  const { text } = search.index.words
  if (prefix === '' && suffix === '') {
    const literally = findLiterally(text, quote)
    if (literally.kind === 'found') return literally
  }
  readWords(prefix + exact + suffix, source)
  const passage = { start: prefix.length, end: prefix.length + exact.length }
  const first = firstWordEndingAfter(source, passage.start)
  const end = firstWordStartingFrom(source, passage.end)
  if (first >= end) return findLiterally(text, quote)

  const numbers = new Int32Array(source.count)
  for (let i = 0; i < source.count; i++) numbers[i] = numberOf(search.index.vocabulary, source.hashes[i] ?? 0)
  // The context is cut by length, so that its outermost words may be parts of words: these count for nothing.
  const from = first > 0 && numbers[0] === -1 ? 1 : 0
  const to = end < source.count && numbers[source.count - 1] === -1 ? source.count - 1 : source.count
  const finding = findPassage(search, sliceWords(source, from, to), numbers.subarray(from, to), passage)
  if (finding.kind === 'found' || finding.reason !== 'absent') return finding
  return findLiterally(text, quote)
}

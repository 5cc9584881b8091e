import type { SearchTerm } from '../../shared/search/search-query.ts'

/** As in the migration that made the index of pieces: scripts without spaces between words, Korean, pictures. */
const PIECEWISE =
  /[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u2600-\u27bf\u{1f000}-\u{1faff}\u{20000}-\u{323af}]/u

/** What the word index takes for a part of a word (FTS5, `unicode61`). */
const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u

/** Scripts whose letters the index's tables, which are of Unicode 6.1, are sure to know. */
const WELL_KNOWN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Armenian}\p{Script=Georgian}\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}0-9]*$/u

/** The shortest piece that the index of three-character pieces can find, in characters. */
const SHORTEST_PIECE = 3

/** How the terms of a query are looked for; each is in exactly one of the lists. */
export type SearchPlan = {
  /** For MATCH on the index of words; null when no term has words. */
  words: string | null
  /** For MATCH on the index of pieces; null when no term needs it. */
  pieces: string | null
  /** What neither index knows (emoji, signs, one or two Chinese characters), compared as it stands. */
  literal: SearchTerm[]
}

/**
 * Decides how each term is looked for. Every term is quoted: nothing that is typed is ever read as FTS5 syntax.
 *
 * @param columns to which the search is limited; null for all.
 */
export function planSearch(terms: readonly SearchTerm[], columns: readonly string[] | null): SearchPlan {
  const limit = (expression: string | null) =>
    expression === null || columns === null ? expression : `{${columns.join(' ')}} : (${expression})`
  const ways = terms.map((term) => ({ term, way: wayOf(term) }))
  const joined = (way: Way, write: (term: SearchTerm) => string) => {
    const of = ways.filter((one) => one.way === way).map(({ term }) => write(term))
    return of.length === 0 ? null : of.join(' AND ')
  }
  return {
    words: limit(joined('words', (term) => quoted(term.text) + (isPrefix(term) ? ' *' : ''))),
    pieces: limit(joined('pieces', (term) => quoted(term.text))),
    literal: ways.filter(({ way }) => way === 'literal').map(({ term }) => term),
  }
}

/** Whether the index of words may not know a letter of this term, so that finding nothing proves nothing. */
export function mayBeUnknown(term: SearchTerm): boolean {
  return wayOf(term) === 'words' && !WELL_KNOWN.test(term.text)
}

/** Whether what has this term is in the index of pieces, even if the term is too short to be found by it. */
export function needsPieces(term: SearchTerm): boolean {
  return PIECEWISE.test(term.text)
}

type Way = 'words' | 'pieces' | 'literal'

function wayOf(term: SearchTerm): Way {
  if (needsPieces(term)) return [...term.text].length >= SHORTEST_PIECE ? 'pieces' : 'literal'
  return WORD_CHARACTER.test(term.text) ? 'words' : 'literal'
}

/** One letter begins half of all words: it is only found standing alone, until the next one is typed. */
function isPrefix(term: SearchTerm): boolean {
  return term.isPrefix && [...term.text].length > 1
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

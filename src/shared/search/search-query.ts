import type { SearchOperator } from './search-operators.ts'
import { searchOperators } from './search-operators.ts'

/** Words that are looked for. */
export type SearchTerm = {
  text: string
  /** Stands between quotation marks: the words follow one another. */
  isPhrase: boolean
  /** Is still being typed: words that begin like this count too. */
  isPrefix: boolean
}

/** A condition such as `tag:trade`; the value is never empty. */
export type SearchFilter = { operator: SearchOperator; value: string; isNegated: boolean }

/** What was typed into the search box, taken apart. */
export type SearchQuery = {
  /** All of these must be found. */
  terms: SearchTerm[]
  /** None of these may be found. */
  excluded: SearchTerm[]
  filters: SearchFilter[]
}

/** One piece: an optional minus, an optional operator, then words in quotation marks or up to the next space. */
const PIECE = /(-?)(?:([a-z]+):)?(?:["“”„]([^"“”„]*)(["“”„]?)|(\S+))?/giu

/**
 * Takes apart what was typed. Everything means something: an operator that is not known is taken as words, one
 * without a value yet is left out, a quotation mark that was not closed ends with the text.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const query: SearchQuery = { terms: [], excluded: [], filters: [] }
  const text = typed.replaceAll('\0', ' ').toWellFormed()
  let at = 0
  while (at < text.length) {
    const space = /^\s+/u.exec(text.slice(at))
    if (space !== null) {
      at += space[0].length
      continue
    }
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    if (match === null || match.index !== at || match[0] === '') {
      at += 1
      continue
    }
    at += match[0].length
    const [, minus, name, quoted, closing, bare] = match
    addPiece(query, {
      isNegated: minus === '-',
      name,
      quoted,
      isClosed: closing !== '',
      bare,
      isLast: at >= text.length,
    })
  }
  return query
}

/** Whether a query asks for nothing at all. */
export function isEmptyQuery({ terms, excluded, filters }: SearchQuery): boolean {
  return terms.length + excluded.length + filters.length === 0
}

type Piece = {
  isNegated: boolean
  name: string | undefined
  quoted: string | undefined
  isClosed: boolean
  bare: string | undefined
  isLast: boolean
}

function addPiece(query: SearchQuery, piece: Piece): void {
  const value = (piece.quoted ?? piece.bare ?? '').trim()
  const operator = searchOperators.find(({ name }) => name === piece.name?.toLowerCase())?.name
  if (operator !== undefined) {
    if (value !== '') query.filters.push({ operator, value, isNegated: piece.isNegated })
    return
  }
  // "-" and "http:" are words as well when nothing else can be meant.
  const words = piece.name === undefined ? value : `${piece.name}:${value}`
  if (words === '') {
    if (piece.isNegated && !piece.isLast) query.terms.push({ text: '-', isPhrase: false, isPrefix: false })
    return
  }
  const isPhrase = piece.quoted !== undefined
  const isPrefix = piece.isLast && !(isPhrase && piece.isClosed)
  ;(piece.isNegated ? query.excluded : query.terms).push({ text: words, isPhrase, isPrefix })
}

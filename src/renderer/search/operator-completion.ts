import { searchOperators, type SearchOperator } from '../../shared/search/search-operators.ts'

/** A continuation of what is typed: the whole query as it would be, and what to show for it. */
export type Completion = { query: string; label: string; means: string }

/** Values that the library has, by operator. */
export type KnownValues = Partial<Record<SearchOperator, readonly string[]>>

/** How many continuations are offered. */
const MOST = 6

/**
 * How the last word of a query may go on: `ta` to `tag:`, `tag:tr` to `tag:trade `. Nothing is offered for a word that
 * no operator begins with.
 */
export function completeOperator(query: string, known: KnownValues): Completion[] {
  const match = /(?:^|\s)(-?)(?:([a-z]+):)?("?)([^"\s]*)$/i.exec(query)
  if (match === null) return []
  const [, minus = '', name, quote = '', word = ''] = match
  const head = query.slice(
    0,
    query.length - (minus + (name === undefined ? '' : `${name}:`) + quote + word).length,
  )
  if (name === undefined) {
    if (quote !== '' || word.length < 1) return []
    return searchOperators
      .filter((operator) => operator.name.startsWith(word.toLowerCase()))
      .map((operator) => ({
        query: `${head}${minus}${operator.name}:`,
        label: `${minus}${operator.name}:`,
        means: operator.means,
      }))
  }
  const operator = searchOperators.find((candidate) => candidate.name === name.toLowerCase())
  if (operator === undefined) return []
  const values: readonly string[] = [...operator.values, ...(known[operator.name] ?? [])]
  const needle = word.toLocaleLowerCase()
  return values
    .filter((value) => value.toLocaleLowerCase().includes(needle) && value !== word)
    .slice(0, MOST)
    .map((value) => {
      const written = /\s/.test(value) ? `"${value}"` : value
      return {
        query: `${head}${minus}${operator.name}:${written} `,
        label: `${operator.name}:${written}`,
        means: '',
      }
    })
}

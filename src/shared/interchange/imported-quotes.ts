import type { Imported } from './imported.ts'

/** The quotes of an import in order, for tests; null for notes on a whole document. */
export function quotesOf(imported: Imported): (string | null)[] {
  return imported.annotations.map(({ selectors }) => selectors?.quote.exact ?? null)
}

import { htmlTokens } from './html-tokens.ts'

/** Where the words of a page begin: its number as printed, and an offset in UTF-16 code units of the canonical text. */
export type PageStart = { page: string; offset: number }

/** Where each page that has words begins, in their order; empty for sources without pages. */
export function pageStarts(html: string): PageStart[] {
  if (!html.includes(' data-page=')) return []
  const found: PageStart[] = []
  let offset = 0
  let page: string | null = null
  for (const token of htmlTokens(html)) {
    if (token.type === 'text') offset = token.start + token.text.length
    if (token.type !== 'open') continue
    const own: string | undefined = token.attributes.get('data-page')
    // A stretch without a number is on the page on which its block begins.
    if (own !== undefined && token.name !== 'span') page = own
    const shown: string | null = own ?? page
    if (shown !== null && shown !== found.at(-1)?.page) found.push({ page: shown, offset })
  }
  return found
}

/**
 * Tells on which page of its source a place in canonical HTML stands: its number as printed, by offset in UTF-16 code
 * units of the canonical text; null for sources without pages.
 */
export function articlePages(html: string): (offset: number) => string | null {
  const starts = pageStarts(html)
  return (wanted) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle]?.offset ?? 0) <= wanted) low = middle + 1
      else high = middle
    }
    return starts[low - 1]?.page ?? null
  }
}

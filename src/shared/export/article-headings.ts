import { htmlTokens } from './html-tokens.ts'
import type { ArticleHeading } from './reading-order.ts'

/** The headings of canonical HTML, with their place in the canonical text; an export groups annotations by them. */
export function articleHeadings(html: string): ArticleHeading[] {
  const headings: ArticleHeading[] = []
  let open: ArticleHeading | null = null
  let offset = 0
  for (const token of htmlTokens(html)) {
    if (token.type === 'text') {
      offset = token.start + token.text.length
      if (open !== null) open.text += token.text
      continue
    }
    const level = /^h([1-6])$/.exec(token.name)?.[1]
    if (level === undefined) continue
    if (token.type === 'open') open = { level: Number(level), text: '', start: offset }
    else if (open !== null) {
      headings.push({ ...open, text: open.text.replace(/\s+/g, ' ').trim() })
      open = null
    }
  }
  return headings.filter(({ text }) => text !== '')
}

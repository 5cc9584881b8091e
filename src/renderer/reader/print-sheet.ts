import type { Annotation } from '../../shared/model/annotation.ts'
import type { Document } from '../../shared/model/document.ts'
import type { Kind } from '../../shared/model/kind.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { sanitizeCanonicalHtml } from '../import/sanitize.ts'
import { articleDirection, articleLanguage, directBlocks } from './article-language.ts'
import { createIntervalIndex } from './interval-index.ts'

/** An annotation as it is printed: where its passage is, and its kind. `range` is null for one that is not found. */
export type PrintedAnnotation = { annotation: Annotation; range: TextRange | null; kind: Kind }

type Mark = TextRange & {
  kind: Kind
  /** The number of its end note; null when it has none. */ number: number | null
}

/**
 * The sheet that is printed in the window's place: the article anew, its highlights underlined in the manner of their
 * kinds, and what was written about them as numbered notes at the end. `annotations` in the order of the text.
 */
export function printSheet(article: Document, annotations: readonly PrintedAnnotation[]): HTMLElement {
  const noted = annotations.filter(({ annotation }) => hasWords(annotation))
  const numbers = new Map(noted.map(({ annotation }, index) => [annotation.id, index + 1]))
  const marks = annotations.flatMap(({ annotation, range, kind }): Mark[] =>
    range === null ? [] : [{ ...range, kind, number: numbers.get(annotation.id) ?? null }],
  )
  const sheet = element('div', 'print-sheet')
  sheet.lang = articleLanguage(article) ?? ''
  sheet.dir = articleDirection(article)
  sheet.append(heading(article), markedText(article, marks))
  if (marks.length > 0) sheet.append(legend(annotations))
  if (noted.length > 0) sheet.append(endNotes(noted))
  return sheet
}

function hasWords({ note, tags, claim }: Annotation): boolean {
  return note !== '' || tags.length > 0 || claim !== null
}

function heading(article: Document): HTMLElement {
  const header = element('header', 'print-heading')
  const facts = [article.byline, article.publishedAt?.slice(0, 10), article.url].filter(
    (fact) => fact != null,
  )
  if (article.source !== null) header.append(element('p', 'print-source', article.source))
  header.append(element('h1', '', article.title), element('p', 'print-facts', facts.join(' · ')))
  return header
}

/** The article's words with their underlines. This copy is only printed: its nodes may be cut. */
function markedText(article: Document, marks: readonly Mark[]): HTMLElement {
  const root = element('article', 'print-text')
  root.append(sanitizeCanonicalHtml(article.revision.html))
  directBlocks(root, article.revision.text, articleDirection(article))
  const index = createIntervalIndex(marks)
  let start = 0
  for (const node of textNodes(root)) {
    const end = start + node.length
    const here = index.overlapping(start, end)
    if (here.length > 0) node.replaceWith(...pieces(node.data, start, here))
    start = end
  }
  return root
}

function textNodes(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) nodes.push(node)
  }
  return nodes
}

/** A text node's words, cut where a mark begins or ends; `start` is its offset in the text. */
function pieces(words: string, start: number, marks: readonly Mark[]): Node[] {
  const end = start + words.length
  const cuts = new Set([start, end])
  for (const mark of marks)
    for (const edge of [mark.start, mark.end]) if (edge > start && edge < end) cuts.add(edge)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? end
    const over = marks.filter((mark) => mark.start < to && mark.end > from)
    let piece: Node = document.createTextNode(words.slice(from - start, to - start))
    for (const [depth, { kind }] of over.entries()) {
      const mark = element('span', 'print-mark')
      mark.dataset['color'] = kind.color
      mark.dataset['underline'] = kind.underline
      mark.dataset['depth'] = String(Math.min(3, depth))
      mark.append(piece)
      piece = mark
    }
    const ended = over.flatMap((mark) => (mark.end === to && mark.number !== null ? [mark.number] : []))
    return ended.length === 0 ? [piece] : [piece, element('sup', 'print-number', ended.join(', '))]
  })
}

/** Which underline means what: on paper the colours may be gone. */
function legend(annotations: readonly PrintedAnnotation[]): HTMLElement {
  const kinds = new Map(annotations.map(({ kind }) => [kind.id, kind]))
  const line = element('p', 'print-legend')
  for (const kind of kinds.values()) {
    const sample = element('span', 'print-mark', kind.name)
    sample.dataset['color'] = kind.color
    sample.dataset['underline'] = kind.underline
    line.append(sample, ' ')
  }
  return line
}

function endNotes(noted: readonly PrintedAnnotation[]): HTMLElement {
  const section = element('section', 'print-notes')
  const list = element('ol', '')
  for (const { annotation, range, kind } of noted) {
    const { claim, tags, note, selectors } = annotation
    const item = element('li', '')
    const quote = element('p', 'print-quote', `${kind.name}: “${excerpt(selectors.quote.exact)}”`)
    if (range === null) quote.append(' (not found in this text)')
    item.append(quote)
    if (claim !== null) {
      const facts = [claim.speaker?.name, claim.verdict.name, claim.conclusion].filter(
        (fact) => fact != null && fact !== '',
      )
      if (claim.claimReviewed !== selectors.quote.exact) item.append(element('p', '', claim.claimReviewed))
      item.append(element('p', '', facts.join(' · ')))
    }
    if (note !== '') item.append(element('p', 'print-words', note))
    if (tags.length > 0) item.append(element('p', 'print-tags', tags.map((tag) => `#${tag}`).join(' ')))
    list.append(item)
  }
  section.append(element('h2', '', 'Notes'), list)
  return section
}

function excerpt(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ')
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  if (text !== '') made.textContent = text
  return made
}

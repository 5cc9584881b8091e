import type { Annotation } from '../model/annotation.ts'
import type { Document } from '../model/document.ts'
import type { Kind } from '../model/kind.ts'
import { ARTICLE_STYLE, ARTICLE_STYLE_SHA256 } from './article-style.ts'
import { annotationLink, documentLink } from './deep-link.ts'
import { escapeHtml, type HtmlToken, htmlTokens, VOID_ELEMENTS } from './html-tokens.ts'
import { allowedAttribute, isAllowedElement, STRUCTURE_ELEMENTS } from './html-vocabulary.ts'
import { ORPHANS_HEADING, type DocumentExport } from './markdown.ts'
import { inReadingOrder, type OrderedAnnotation } from './reading-order.ts'

/** Nothing is loaded and nothing runs, wherever the file is opened. */
const POLICY = `default-src 'none'; style-src 'sha256-${ARTICLE_STYLE_SHA256}'; img-src data:; base-uri 'none'; form-action 'none'`

/**
 * An article with its highlights, and its notes in the margin, as one HTML file that needs nothing else.
 *
 * `images` gives the `data:` address of each picture by the address that it has in the library; pictures that
 * are not in it show as their alternative words.
 */
export function documentToHtml(input: DocumentExport & { images?: ReadonlyMap<string, string> }): string {
  const { document, kinds, annotations, images = new Map() } = input
  const { found, orphans } = inReadingOrder(annotations)
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const kindOf = (annotation: Annotation): Kind | null => kindById.get(annotation.kindId) ?? null
  const article = new ArticleWriter(found, kindOf, images).write(tokensOf(document))
  const language = document.language === null ? '' : ` lang="${escapeHtml(document.language)}"`
  return [
    `<!doctype html>\n<html${language}>\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(document.title)}</title>`,
    `<style>${ARTICLE_STYLE}</style>\n</head>\n<body>\n<main>`,
    header(document),
    `<article>\n${article}\n</article>`,
    ...(orphans.length === 0 ? [] : [lostNotes(orphans, kindOf)]),
    '</main>\n</body>\n</html>\n',
  ].join('\n')
}

/** The canonical HTML in pieces; the bare words, if the HTML should not say exactly the canonical text. */
function tokensOf({ revision: { html, text } }: Document): HtmlToken[] {
  const tokens = Array.from(htmlTokens(html))
  const words = tokens.map((token) => (token.type === 'text' ? token.text : '')).join('')
  if (words === text) return tokens
  return [
    { type: 'open', name: 'pre', attributes: new Map() },
    { type: 'text', text, start: 0 },
    { type: 'close', name: 'pre' },
  ]
}

function header(document: Document): string {
  const about = [
    ...[document.source, document.byline, document.publishedAt]
      .filter((part) => part !== null)
      .map(escapeHtml),
    ...(document.url === null ? [] : [`<a href="${escapeHtml(document.url)}">Original</a>`]),
    `<a href="${documentLink(document.id)}">Open in Postil</a>`,
  ]
  return `<header>\n<h1>${escapeHtml(document.title)}</h1>\n<p class="about">${about.join(' · ')}</p>\n</header>`
}

type KindOf = (annotation: Annotation) => Kind | null

/** Writes an article while it walks along its words, with marks around passages and each note where its passage begins. */
class ArticleWriter {
  readonly #pending: OrderedAnnotation[]
  readonly #kindOf: KindOf
  readonly #images: ReadonlyMap<string, string>
  readonly #open: string[] = []
  readonly #parts: string[] = []
  #covering: OrderedAnnotation[] = []
  #notes: OrderedAnnotation[] = []

  constructor(found: readonly OrderedAnnotation[], kindOf: KindOf, images: ReadonlyMap<string, string>) {
    this.#pending = found.toReversed()
    this.#kindOf = kindOf
    this.#images = images
  }

  write(tokens: readonly HtmlToken[]): string {
    for (const token of tokens) {
      if (token.type === 'text') this.#text(token.text, token.start)
      else if (token.type === 'open') this.#openElement(token.name, token.attributes)
      else this.#closeElement(token.name)
    }
    while (this.#open.length > 0) this.#closeElement(this.#open.at(-1) ?? '')
    return this.#parts.join('')
  }

  #openElement(name: string, attributes: ReadonlyMap<string, string>): void {
    if (!isAllowedElement(name)) return
    const written = Array.from(attributes, ([key, value]) => {
      const allowed = allowedAttribute(name, key, value, this.#images)
      return allowed === null ? '' : ` ${key}="${escapeHtml(allowed)}"`
    })
    this.#parts.push(`<${name}${written.join('')}>`)
    if (!VOID_ELEMENTS.has(name)) this.#open.push(name)
  }

  /** Closes what is open within it too, so that hostile HTML can't reach beyond the article. */
  #closeElement(name: string): void {
    if (!this.#open.includes(name)) return
    for (let open = this.#open.pop(); open !== undefined; open = this.#open.pop()) {
      this.#parts.push(`</${open}>`)
      if (open === name) break
    }
    if (name === 'a') this.#writeNotes()
  }

  #text(text: string, start: number): void {
    const end = start + text.length
    let at = start
    while (at < end) {
      this.#covering = this.#covering.filter(({ range }) => range.end > at)
      for (
        let next = this.#pending.at(-1);
        next !== undefined && next.range.start <= at;
        next = this.#pending.at(-1)
      ) {
        this.#pending.pop()
        if (next.range.end > at) this.#covering.push(next)
        this.#notes.push(next)
      }
      const stops = [
        end,
        this.#pending.at(-1)?.range.start ?? end,
        ...this.#covering.map(({ range }) => range.end),
      ]
      const stop = Math.min(...stops.filter((one) => one > at))
      this.#passage(text.slice(at - start, stop - start))
      at = stop
    }
  }

  #passage(text: string): void {
    const within = this.#open.at(-1)
    // Between blocks, and between the parts of a list or table, there is only white space; marks have no place there.
    if (within === undefined || STRUCTURE_ELEMENTS.has(within)) {
      this.#parts.push(escapeHtml(text))
      return
    }
    if (!this.#open.includes('a')) this.#writeNotes()
    for (const { annotation } of this.#covering) this.#parts.push(markOf(this.#kindOf(annotation)))
    this.#parts.push(escapeHtml(text), '</mark>'.repeat(this.#covering.length))
  }

  #writeNotes(): void {
    for (const { annotation } of this.#notes) this.#parts.push(note(annotation, this.#kindOf(annotation)))
    this.#notes = []
  }
}

function markOf(kind: Kind | null): string {
  return kind === null ? '<mark class="amber solid">' : `<mark class="${kind.color} ${kind.underline}">`
}

/** A note in elements that may stand within a paragraph; its Markdown as it was written. */
function note(annotation: Annotation, kind: Kind | null): string {
  const { claim } = annotation
  const lines = [
    `<span class="kind">${escapeHtml(kind === null ? 'Note' : `${kind.glyph} ${kind.name}`)}</span>`,
    ...(claim === null ? [] : [`<span class="words">${escapeHtml(claim.claimReviewed)}</span>`]),
    ...(claim?.speaker == null ? [] : [`<span>Speaker: ${escapeHtml(claim.speaker.name)}</span>`]),
    ...(claim === null ? [] : [`<span>Verdict: ${escapeHtml(claim.verdict.name)}</span>`]),
    ...(claim === null || claim.conclusion === ''
      ? []
      : [`<span class="words">${escapeHtml(claim.conclusion)}</span>`]),
    ...(annotation.note === '' ? [] : [`<span class="words">${escapeHtml(annotation.note)}</span>`]),
    ...(annotation.tags.length === 0
      ? []
      : [`<span class="tags">${annotation.tags.map(escapeHtml).join(' · ')}</span>`]),
    `<span><a href="${annotationLink(annotation.id)}">Open at the passage</a></span>`,
  ]
  return `<span class="note ${kind?.color ?? 'amber'}" role="note">${lines.join('')}</span>`
}

function lostNotes(orphans: readonly Annotation[], kindOf: KindOf): string {
  const items = orphans.map(
    (annotation) =>
      `<blockquote>${escapeHtml(annotation.selectors.quote.exact)}</blockquote>\n<p>${note(annotation, kindOf(annotation))}</p>`,
  )
  return `<section class="lost">\n<h2>${ORPHANS_HEADING}</h2>\n${items.join('\n')}\n</section>`
}

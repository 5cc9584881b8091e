import type { Annotation } from '../model/annotation.ts'
import type { Claim } from '../model/claim.ts'
import type { Kind } from '../model/kind.ts'
import { annotationLink } from './deep-link.ts'
import { escapeHtml } from './html-tokens.ts'
import { type DocumentExport, ORPHANS_HEADING } from './markdown.ts'
import { bySection, inReadingOrder } from './reading-order.ts'

/** Where annotations come from, for the line below a copied one. */
type Source = { title: string; url: string | null }

/** One annotation as HTML for the clipboard, so that it can be pasted into a letter or a word processor. */
export function annotationToRichText(input: {
  annotation: Annotation
  kind: Kind | null
  document: Source
}): string {
  const { annotation, kind, document } = input
  return record(annotation, kind, [`<b>Source:</b> ${link(document.url, document.title)}`])
}

/** A document's annotations as HTML for the clipboard. */
export function documentToRichText({ document, kinds, annotations, headings = [] }: DocumentExport): string {
  const { found, orphans } = inReadingOrder(annotations)
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const write = (annotation: Annotation): string =>
    record(annotation, kindById.get(annotation.kindId) ?? null, [])
  const sections = bySection(
    found,
    headings.filter(({ text }) => text.trim() !== document.title.trim()),
  ).map(({ heading, annotations: own }) => ({ heading, own: own.map(({ annotation }) => annotation) }))
  if (orphans.length > 0) sections.push({ heading: ORPHANS_HEADING, own: orphans })
  const about = [document.source, document.byline, document.publishedAt]
    .filter((part) => part !== null)
    .map(escapeHtml)
  return [
    `<h1>${link(document.url, document.title)}</h1>`,
    ...(about.length === 0 ? [] : [`<p>${about.join(' · ')}</p>`]),
    ...sections.flatMap(({ heading, own }) => [
      ...(heading === null ? [] : [`<h2>${escapeHtml(heading)}</h2>`]),
      ...own.map(write),
    ]),
  ].join('\n')
}

/** Quote, what is known, note; the note's Markdown as it was written. */
function record(annotation: Annotation, kind: Kind | null, more: readonly string[]): string {
  const { claim, tags } = annotation
  const fields = [
    ...(kind === null ? [] : [field('Kind', kind.name)]),
    ...(claim === null ? [] : claimFields(claim)),
    ...(tags.length === 0 ? [] : [field('Tags', tags.join(', '))]),
    ...more,
    `<a href="${annotationLink(annotation.id)}">Open at the passage</a>`,
  ]
  return [
    `<blockquote>${paragraphs(annotation.selectors.quote.exact)}</blockquote>`,
    `<ul>${fields.map((item) => `<li>${item}</li>`).join('')}</ul>`,
    ...(annotation.note === '' ? [] : [paragraphs(annotation.note)]),
  ].join('\n')
}

function claimFields(claim: Claim): string[] {
  const { speaker, conclusion, evidence } = claim
  const position = [speaker?.role ?? null, speaker?.affiliation ?? null].filter((part) => part !== null)
  return [
    field('Claim', claim.claimReviewed),
    ...(speaker === null
      ? []
      : [field('Speaker', speaker.name + (position.length === 0 ? '' : ` (${position.join(', ')})`))]),
    field('Verdict', claim.verdict.name),
    ...(conclusion === '' ? [] : [field('Conclusion', conclusion)]),
    ...evidence.map(({ relation, target, accessedAt }) => {
      const source =
        target.type === 'url'
          ? link(target.url, target.title === '' ? target.url : target.title)
          : link(annotationLink(target.annotationId), 'another passage')
      return `<b>Evidence:</b> ${relation} ${source} (accessed ${accessedAt})`
    }),
  ]
}

function field(label: string, value: string): string {
  return `<b>${label}:</b> ${escapeHtml(value)}`
}

function paragraphs(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')
}

/** Only addresses of the web and of Postil become links, whatever is stored. */
function link(url: string | null, text: string): string {
  const words = escapeHtml(text)
  return url !== null && /^(?:https?|postil):\/\//i.test(url)
    ? `<a href="${escapeHtml(url)}">${words}</a>`
    : words
}

import type { Annotation } from '../model/annotation.ts'
import type { Kind } from '../model/kind.ts'
import { annotationLink } from './deep-link.ts'
import { claimFields } from './markdown-claim.ts'
import { escapeDestination, escapeInline, escapeQuote } from './markdown-escape.ts'
import { noteToMarkdown } from './markdown-note.ts'
import { obsidianTag } from './obsidian-tag.ts'
import { blockId } from './reading-order.ts'

/** What the record of an annotation is written from. */
export type MarkdownRecord = {
  annotation: Annotation
  /** Null when its kind is not known. */
  kind: Kind | null
  /** The passage that holds this one, if it is in the same export. */
  within: Annotation | null
  /** The page of its source on which it begins, as printed; left out, or null, where there are no pages. */
  page?: string | null
}

/** One annotation as Markdown: quote, list of what is known, note, block id; no line end at the end. */
export function recordToMarkdown(record: MarkdownRecord): string {
  const { annotation } = record
  const note = noteToMarkdown(annotation.note)
  const parts = [escapeQuote(annotation.selectors.quote.exact), fieldList(recordFields(record), annotation)]
  if (note !== '') parts.push(note)
  parts.push(blockId(annotation.id))
  return parts.join('\n\n')
}

/** The list of a record; its last item is always the link to the passage, which tells where a note begins. */
export function fieldList(fields: readonly string[], annotation: Annotation): string {
  const items = [...fields, `[Open at the passage](${annotationLink(annotation.id)})`]
  return items.map((item) => `- ${item}`).join('\n')
}

/** What is known about an annotation besides its quote and note, as items of a list, without their dash. */
export function recordFields({ annotation, kind, within, page = null }: MarkdownRecord): string[] {
  const { claim, tags } = annotation
  return [
    ...(claim === null ? [] : [`**Claim:** ${escapeInline(claim.claimReviewed)}`]),
    ...(kind === null || (claim !== null && kind.name === 'Claim')
      ? []
      : [`**Kind:** ${escapeInline(kind.name)}`]),
    ...(claim === null ? [] : claimFields(claim)),
    ...(tags.length === 0 ? [] : [`**Tags:** ${tags.map(obsidianTag).join(' ')}`]),
    ...(page === null ? [] : [`**Page:** ${escapeInline(page)}`]),
    ...(within === null ? [] : [`**Within:** [${beginning(within)}](#${blockId(within.id)})`]),
  ]
}

/** Where a passage begins, in words, for a link to it. */
function beginning(annotation: Annotation): string {
  const words = annotation.selectors.quote.exact.replace(/\s+/g, ' ').trim()
  const short = words.length <= 40 ? words : `${words.slice(0, 40).replace(/\s?\S*$/, '')} …`
  return escapeDestinationText(short)
}

function escapeDestinationText(text: string): string {
  return escapeInline(text === '' || text === ' …' ? 'another passage' : text)
}

/** Where an annotation was copied from, for a record that stands alone. */
export function sourceField(title: string, url: string | null): string {
  const text = escapeInline(title)
  return `**Source:** ${url === null ? text : `[${text}](${escapeDestination(url)})`}`
}

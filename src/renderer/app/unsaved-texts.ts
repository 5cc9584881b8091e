import { useAnnotations } from '../annotations/annotation-store.ts'
import { unsavedNotes } from '../annotations/note-drafts.ts'
import { unsavedClaims } from '../claims/claim-drafts.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'

/** Something typed that is not on disk: what it is, the words it is about (null when they are not at hand), and the text. */
export type UnsavedText = { key: string; what: 'Note' | 'Claim'; quote: string | null; text: string }

/** Everything that is typed and could not be saved. */
export function unsavedTexts(): UnsavedText[] {
  return [
    ...unsavedNotes().map(([id, text]) => ({
      key: `note ${id}`,
      what: 'Note' as const,
      quote: quoteOf(id),
      text,
    })),
    ...unsavedClaims().map(([id, patch]) => ({
      key: `claim ${id}`,
      what: 'Claim' as const,
      quote: quoteOf(id),
      text: words(patch).join('\n'),
    })),
  ]
}

/** Everything unsaved as one text, for the clipboard. */
export function unsavedAsText(texts: readonly UnsavedText[]): string {
  return texts
    .map(({ what, quote, text }) => `${what}${quote === null ? '' : ` on “${quote}”`}\n\n${text}`)
    .join('\n\n---\n\n')
}

function quoteOf(id: AnnotationId): string | null {
  return useAnnotations.getState().placed.get(id)?.annotation.selectors.quote.exact ?? null
}

/** Every text in a patch of a claim, whatever field it stands in. */
function words(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : []
}

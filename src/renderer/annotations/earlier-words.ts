import type { Annotation } from '../../shared/model/annotation.ts'

/**
 * The note of an annotation that gets another quote. The words that it was made on are kept in it as a quotation, so that
 * they are read, found and exported like everything else in a note.
 */
export function noteWithEarlierWords(
  { note, selectors }: Pick<Annotation, 'note' | 'selectors'>,
  quote: string,
): string {
  const earlier = selectors.quote.exact
  if (comparable(earlier) === comparable(quote)) return note
  const lines = `Earlier words: ${earlier}`.split('\n').map((line) => `> ${line}`)
  const quotation = lines.join('\n')
  if (note.includes(quotation)) return note
  return note === '' ? quotation : `${note.trimEnd()}\n\n${quotation}`
}

/** White space is set differently from one text to the next; that is no change of words. */
function comparable(quote: string): string {
  return quote.replaceAll(/\s+/gu, ' ').trim()
}

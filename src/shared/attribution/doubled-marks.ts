/**
 * The text with doubled single marks (''…'' and ``…'', as old typesetting has them) as straight double ones.
 * The spare character becomes a space outside the quotation, so that every offset stays what it was.
 */
export function withSingleMarks(text: string): string {
  if (!text.includes("''") && !text.includes('``')) return text
  return text
    .replaceAll('``', ' "')
    .replace(/(?<!')''(?!')/g, (_, at: number) =>
      /[\s([—–-]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 2] ?? ' ') ? ' "' : '" ',
    )
}

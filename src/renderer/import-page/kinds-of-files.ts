/** What is read as an article; whatever else stands in a folder beside articles is left alone. */
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|mht|mhtml|epub|pdf|docx)$/i

/** What other programs' highlights come in; whether they do is seen by the file's words. */
export const MAY_HOLD_HIGHLIGHTS = /\.(?:json|jsonld|annotation|csv|txt|md|markdown)$/i

/** Whether a file's name is that of an article. */
export function isReadable(name: string): boolean {
  return READABLE.test(name)
}

/**
 * Text into Markdown that says exactly that text.
 *
 * Escaped is what CommonMark 0.31, GitHub's extensions or Obsidian would read as a mark, and no more: an export
 * is read by people. Two kinds of characters have no form in CommonMark, U+0000 and lone surrogates, and show
 * as U+FFFD; the data at the end of a document keeps them (`markdown-data.ts`).
 */

/** What would be read as a mark anywhere in a line; each match is written by `written`. */
const marks =
  /[\\`*_[\]~$^#<\n\r\t\0]|={2,}|%{2,}|&(?=#?[0-9a-z]+;)|:(?=\/\/)|(?<=www)\.|(?<=[+\-.\w])@(?=[.\w-])/gi

/** What would be read as a mark at the beginning of a line only: lists, quotes, rules, underlines, definitions. */
const opening = /^(?:[-+>=:|]|\d{1,9}[.)](?=\s|$))/

/**
 * Escapes text for the middle of a line, where a list item or a heading has begun already.
 *
 * Line ends become character references, so that the text stays within its line. An empty text gives an empty
 * string.
 */
export function escapeInline(text: string): string {
  return text.toWellFormed().replace(marks, written).replace(/^ | $/g, '&#32;')
}

/** Escapes text that makes a paragraph of its own; like `escapeInline`, and safe at the beginning of a line. */
export function escapeParagraph(text: string): string {
  const inline = escapeInline(text)
  const start = opening.exec(inline)?.[0]
  if (start === undefined) return inline
  return `${inline.slice(0, start.length - 1)}\\${inline.slice(start.length - 1)}`
}

function written(mark: string, offset: number, text: string): string {
  switch (mark[0]) {
    case '\n':
      return '&#10;'
    case '\r':
      return '&#13;'
    case '\t':
      return '&#9;'
    case '\0':
      return '\ufffd'
    case '_':
      return isAlphanumeric(text[offset - 1]) && isAlphanumeric(text[offset + 1]) ? '_' : '\\_'
    case '<':
      // Template plug-ins of note apps look for `<%` in the bare file, whatever stands before it.
      return text[offset + 1] === '%' ? '&lt;' : '\\<'
    default:
      return mark.replace(/./g, '\\$&')
  }
}

function isAlphanumeric(character: string | undefined): boolean {
  return character !== undefined && /^[0-9a-z]$/i.test(character)
}

/**
 * Escapes text into a block quote: each line of the answer begins with `>`.
 *
 * A line end of the text is a paragraph break, because blocks of the canonical text are separated by one;
 * those that would make an empty paragraph are written as character references. No line end at the end.
 */
export function escapeQuote(text: string): string {
  const paragraphs: string[] = []
  let empty = 0
  for (const line of text.split('\n')) {
    if (line === '') {
      empty += 1
      continue
    }
    paragraphs.push('&#10;'.repeat(empty) + escapeParagraph(line))
    empty = 0
  }
  const last = paragraphs.pop()
  if (last === undefined) paragraphs.push('&#10;'.repeat(Math.max(0, empty - 1)))
  else paragraphs.push(last + '&#10;'.repeat(empty))
  return paragraphs.map((paragraph) => (paragraph === '' ? '>' : `> ${paragraph}`)).join('\n>\n')
}

/** Escapes a web address as the destination of a link. */
export function escapeDestination(url: string): string {
  return url
    .toWellFormed()
    .replace(/[\s\p{Cc}]/gu, encodeURIComponent)
    .replace(/[\\()<>]|&(?=#?[0-9a-z]+;)/gi, '\\$&')
}

/** Undoes `escapeInline` and `escapeParagraph`, as a CommonMark parser would for a text without other marks. */
export function unescapeInline(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|&#(\d{1,7});|&(lt|gt|amp|quot);/g,
    (whole, mark, code, name) => {
      if (typeof mark === 'string') return mark
      if (typeof code === 'string')
        return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : '\ufffd'
      return typeof name === 'string' ? (named.get(name) ?? '') : String(whole)
    },
  )
}

const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])

/** Undoes `escapeQuote`; also reads a quote that a person has wrapped over several lines. */
export function unescapeQuote(markdown: string): string {
  const paragraphs: string[][] = [[]]
  for (const line of markdown.split('\n')) {
    const text = line.replace(/^ {0,3}>/, '').replace(/^[ \t]+|[ \t]+$/g, '')
    if (text === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(text)
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => unescapeInline(lines.join(' ')))
    .join('\n')
}

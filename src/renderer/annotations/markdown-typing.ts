/** A replacement in a text, in UTF-16 code units, and what is selected in the text after it. */
export type TextEdit = { from: number; to: number; insert: string; selection: { from: number; to: number } }

/** Quotation marks, or the sign of a list with its box, at the beginning of a line. */
const ITEM = /^(\s*)((?:> ?)+|(?:[-*+]|(\d{1,9})([.)]))\s+(?:\[[ xX]\]\s+)?)/u

/**
 * What Enter does at a place in a list or a quotation: the next line begins as this one does; on an item that has no
 * words yet, the list ends. Null where Enter is Enter.
 */
export function continueItem(text: string, at: number): TextEdit | null {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end === -1 ? text.length : end)
  const match = ITEM.exec(line)
  if (match === null) return null
  const [sign, indent = '', marks = '', number, stop] = match
  if (at < start + sign.length) return null
  if (line.slice(sign.length).trim() === '') {
    return { from: start, to: start + line.length, insert: '', selection: { from: start, to: start } }
  }
  const next =
    number === undefined
      ? marks.replace(/\[[xX]\]/u, '[ ]')
      : marks
          .replace(`${number}${stop ?? ''}`, `${Number(number) + 1}${stop ?? ''}`)
          .replace(/\[[xX]\]/u, '[ ]')
  const insert = `\n${indent}${next}`
  const place = at + insert.length
  return { from: at, to: at, insert, selection: { from: place, to: place } }
}

/** Puts marks around what is selected, or takes them away where they are. */
export function toggleMark(text: string, from: number, to: number, mark: string): TextEdit {
  const size = mark.length
  const isOutside = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark
  // One star within two is no emphasis.
  const isLonger = mark === '*' && text.slice(from - 2, from) === '**' && text.slice(from - 3, from) !== '***'
  if (isOutside && !isLonger) {
    const selection = { from: from - size, to: to - size }
    return { from: from - size, to: to + size, insert: text.slice(from, to), selection }
  }
  return {
    from,
    to,
    insert: `${mark}${text.slice(from, to)}${mark}`,
    selection: { from: from + size, to: to + size },
  }
}

/** Makes a link of what is selected: words become its text, an address its target; the other part is selected to be typed. */
export function makeLink(text: string, from: number, to: number): TextEdit {
  const selected = text.slice(from, to)
  if (/^(?:https?|postil):\/\/\S+$/iu.test(selected)) {
    return { from, to, insert: `[](${selected})`, selection: { from: from + 1, to: from + 1 } }
  }
  const place = from + selected.length + 3
  return { from, to, insert: `[${selected}]()`, selection: { from: place, to: place } }
}

/** A link to an article or a highlight as it stands in a note: plain Markdown, with the title that it had then. */
export function noteLink(title: string, link: string): string {
  return `[${title.replaceAll(/\s+/gu, ' ').replaceAll(/[\\[\]]/gu, '\\$&')}](${link})`
}

/** A link between notes, as it stands in a note. */
export type FoundNoteLink = { from: number; to: number; label: string; link: string }

/** The links to articles and highlights in a note. */
export function findNoteLinks(text: string): FoundNoteLink[] {
  const pattern = /\[((?:\\.|[^\\\][\n])*)\]\((postil:\/\/(?:document|annotation)\/[0-9A-Za-z]{26}\/?)\)/gu
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, label = '', link = ''] = match
    return {
      from: match.index,
      to: match.index + whole.length,
      label: label.replaceAll(/\\(.)/gu, '$1'),
      link,
    }
  })
}

/**
 * A note goes out in the Markdown in which it was written, but nothing in it may reach beyond it: not end its
 * record, not begin a section, not swallow what follows, not run as HTML. What would is defused with a
 * backslash or a character reference, so that it shows as the characters which the reader typed. Code blocks stay as they are.
 *
 * Defusing needs no inverse: where the note can't be read back from what is shown, the data at the end of the
 * document has it as it was stored.
 */

/**
 * The note as it stands in its record, without empty lines around it; '' when there is nothing to show.
 *
 * Lines end in LF; U+0000 and lone surrogates show as U+FFFD, since CommonMark has no other form for them.
 */
export function noteToMarkdown(note: string): string {
  const lines = note
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '')
    .split('\n')
  if (lines.length === 1 && lines[0]?.trim() === '') return ''
  const code = codeLines(lines)
  const math = evenDollars(lines, code)
  const shown = lines.map((line, index) =>
    code.has(index) ? line.replace(recordMark, '$1\\$2') : defused(line, math),
  )
  // A list or an indent would go on with the list of the record; an empty comment ends that list.
  if (/^(?:[ \t]|-(?:[ \t]|$))/.test(shown[0] ?? '')) shown.unshift('<!-- -->', '')
  return shown.join('\n')
}

/** The note that a record shows. */
export function noteFromMarkdown(shown: string): string {
  return shown.replace(/^<!-- -->\n+/, '')
}

/** What ends a record or belongs to a kept file, and must not begin a line even in code. */
const recordMark = /^([ \t]*)(\^postil-|<!-- postil:|- \[Open at the passage\])/

/** Which lines belong to fenced code that is closed; only fences without indent, since others end with their list. */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>()
  for (let start = 0; start < lines.length; start += 1) {
    const fence = /^(`{3,})[^`]*$|^(~{3,})/.exec(lines[start] ?? '')
    const marks = fence?.[1] ?? fence?.[2]
    if (marks === undefined) continue
    const end = lines.findIndex((line, index) => index > start && closes(line, marks))
    // No fence of this length is closed further down either, but a longer search for each would be quadratic.
    if (end === -1) break
    for (let index = start; index <= end; index += 1) code.add(index)
    start = end
  }
  return code
}

function closes(line: string, marks: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
  return closing !== undefined && closing[0] === marks[0] && closing.length >= marks.length
}

/** Whether each `$$` outside code has its partner; Obsidian lets one without swallow the rest of the file. */
function evenDollars(lines: readonly string[], code: ReadonlySet<number>): boolean {
  let count = 0
  lines.forEach((line, index) => {
    if (!code.has(index)) count += line.match(/\$\$/g)?.length ?? 0
  })
  return count % 2 === 0
}

/** Quote and list marks in which a block may begin, each with the space after it. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]+\S)|\d{1,9}[.)](?=[ \t]+\S)))*[ \t]*/

function defused(line: string, math: boolean): string {
  if (recordMark.test(line)) return inlineDefused(line.replace(recordMark, '$1\\$2'), math)
  const prefix = containers.exec(line)?.[0] ?? ''
  const block = line
    .slice(prefix.length)
    .replace(/^(?:#{1,6}(?=[ \t]|$)|=+[ \t]*$|-+[ \t]*$|`{3,}|~{3,})/, '\\$&')
    .replace(/(^|[ \t])\^(?=[\w-]+[ \t]*$)/, '$1\\^')
  return prefix + inlineDefused(block, math)
}

/** HTML, comments of Obsidian and unpaired formulas; addresses in `<…>` stay. */
function inlineDefused(text: string, math: boolean): string {
  return (
    text
      // A reference rather than a backslash: at the end of a bare web address a backslash belongs to the address.
      .replace(
        /(\\*)<(?=[a-z/!?%])(?!(?:https?|mailto|postil):[^\s<>]*>)/gi,
        (_, slashes: string) => `${slashes.slice(slashes.length % 2)}&lt;`,
      )
      .replace(math ? /(\\*)(%{2,})/g : /(\\*)(%{2,}|\${2,})/g, (_, slashes: string, marks: string) => {
        const escaped = Array.from(marks, (mark) => `\\${mark}`).join('')
        return slashes + (slashes.length % 2 === 0 ? escaped : escaped.slice(1))
      })
  )
}

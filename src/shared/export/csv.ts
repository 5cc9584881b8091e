/**
 * CSV by RFC 4180, safe to open in a spreadsheet: a cell that a spreadsheet would run as a formula gets an
 * apostrophe in front. A cell that begins with apostrophes and then looks like a formula gets one more, so that
 * reading can take one away: nothing is lost. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^'*[=+\-@\t\r\n|%＝＋－＠]/

/** Writes rows as CSV; every cell is quoted, lines end in CRLF. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellToCsv).join(',')}\r\n`).join('')
}

function cellToCsv(cell: string | number | null): string {
  if (cell === null) return '""'
  if (typeof cell === 'number') return String(cell)
  return `"${guarded(cell).replaceAll('"', '""')}"`
}

/** Makes sure that a spreadsheet takes a text for a text. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** Undoes `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** Several texts in one cell: `a; b`; a semicolon or backslash within one has a backslash before it. */
export function joinList(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\;]/g, '\\$&')).join('; ')
}

/** Undoes `joinList`. */
export function splitList(cell: string): string[] {
  if (cell === '') return []
  return cell.split(/(?<=(?<!\\)(?:\\\\)*); /).map((text) => text.replace(/\\([\\;])/g, '$1'))
}

/** A row of a CSV file, and the line of the file on which it begins, from 1. */
export type CsvRow = { cells: string[]; line: number }

/**
 * Reads CSV by RFC 4180, with line ends of any kind; empty lines are passed over.
 *
 * An open quote at the end of the file ends there, so that a cut-off file still gives back its rows.
 */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const row: CsvRow = { cells: [], line }
    for (;;) {
      const [cell, end] = text[at] === '"' ? quotedCell(text, at + 1) : bareCell(text, at)
      row.cells.push(cell)
      line += countLineEnds(text, at, end)
      at = end
      if (text[at] !== ',') break
      at += 1
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row)
  }
  return rows
}

function quotedCell(text: string, start: number): [cell: string, end: number] {
  const parts: string[] = []
  let at = start
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return [parts.join('') + text.slice(at), text.length]
    parts.push(text.slice(at, quote))
    if (text[quote + 1] !== '"') {
      // Whatever stands between the closing quote and the comma is kept, as spreadsheets do.
      const [rest, end] = bareCell(text, quote + 1)
      return [parts.join('') + rest, end]
    }
    parts.push('"')
    at = quote + 2
  }
}

const cellEnd = /[,\r\n]/g

function bareCell(text: string, start: number): [cell: string, end: number] {
  cellEnd.lastIndex = start
  const end = cellEnd.exec(text)?.index ?? text.length
  return [text.slice(start, end), end]
}

function countLineEnds(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Rows of a CSV file by the names in its first row; null when it has none. */
export function parseCsvTable(
  text: string,
): { names: string[]; rows: { cell: (name: string) => string; line: number }[] } | null {
  const [header, ...rows] = parseCsv(text)
  if (header === undefined) return null
  const names = header.cells.map((name) => name.trim())
  return {
    names,
    rows: rows.map(({ cells, line }) => ({ line, cell: (name) => cells[names.indexOf(name)] ?? '' })),
  }
}

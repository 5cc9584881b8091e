import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { figureSchema, meetsGoal, showValue, type Figure } from './figures.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs')
const RECORD = join(FOLDER, 'benchmarks', 'figures.json')
const PAGE = join(FOLDER, 'benchmarks.md')
const BEGIN = '<!-- figures: npm run bench writes what stands between these two lines -->'
const END = '<!-- end of the figures -->'

/** The figures that were recorded last; none where nothing was recorded yet. */
export function readRecorded(): Figure[] {
  if (!existsSync(RECORD)) return []
  return z.array(figureSchema).parse(JSON.parse(readFileSync(RECORD, 'utf8')))
}

/** Records figures, and puts their table into docs/benchmarks.md. */
export function writeRecorded(figures: readonly Figure[], { electron }: { electron: string }): void {
  const sorted = figures.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  writeFileSync(RECORD, `${JSON.stringify(sorted, null, 2)}\n`)
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : `# Benchmarks\n\n${BEGIN}\n${END}\n`
  const [before = '', rest = ''] = page.split(BEGIN)
  const after = rest.split(END)[1] ?? '\n'
  const machine = `Electron ${electron}, Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB.`
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${showTable(sorted)}\n\n${machine}\n\n${END}${after}`)
}

/** The figures as a Markdown table, by their ids. */
export function showTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    figure.against === '' ? '–' : figure.against,
    showValue(figure.value, figure.unit),
    `${figure.goal.is === 'at most' ? '≤' : '≥'} ${showValue(figure.goal.value, figure.unit)}`,
    meetsGoal(figure) ? 'met' : '**missed**',
  ])
  const heads = ['what', 'against', 'measured', 'goal', '']
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 2 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 2 || column === 3 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(heads), rule, ...rows.map(line)].join('\n')
}

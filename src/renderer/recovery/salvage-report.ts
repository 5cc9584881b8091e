import type { Readability, SalvageReport } from '../../shared/model/backup.ts'

/** What the reader calls the rows of each table. */
const NAMES: Readonly<Record<string, string>> = {
  document: 'Articles',
  revision: 'Texts of articles',
  kind: 'Kinds',
  annotation: 'Highlights and notes',
  tag: 'Tags',
  annotation_tag: 'Tags on highlights',
  document_tag: 'Tags on articles',
  speaker: 'Speakers',
  verdict: 'Verdicts',
  claim: 'Claims',
  evidence: 'Links to evidence',
  dismissal: 'Dismissed suggestions',
  detached: 'Highlights that wait for their article',
}

/** One line of the report: how many of what. */
export type ReportLine = { name: string; saved: number; fromBackup: number; lost: number }

/** The report by what was saved; what there was none of is left out. */
export function reportLines({ saved, fromBackup, lost }: SalvageReport): ReportLine[] {
  return [...new Set([...Object.keys(saved), ...Object.keys(lost)])]
    .map((table) => ({
      name: NAMES[table] ?? table,
      saved: saved[table] ?? 0,
      fromBackup: fromBackup[table] ?? 0,
      lost: lost[table]?.length ?? 0,
    }))
    .filter((line) => line.saved > 0 || line.lost > 0)
}

/** How a damaged file was read, in a sentence for the reader; null when SQLite could read it as it is. */
export const HOW_READ: Readonly<Record<Readability, string | null>> = {
  'as it is': null,
  'first page made anew': 'It was read with a first page that was made anew from the others.',
  'rows gathered':
    'Pages that lead to others are lost: what lies on the rest was gathered row by row, and nothing tells whether that is all.',
}

/** How many rows came from a backup, and how many are lost. */
export function totals(report: SalvageReport): { fromBackup: number; lost: number } {
  const lines = reportLines(report)
  const sum = (of: (line: ReportLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  return { fromBackup: sum((line) => line.fromBackup), lost: sum((line) => line.lost) }
}

/** The report as Markdown, to be kept: the counts, where the damaged files are, and each lost row by its key. */
export function reportMarkdown(report: SalvageReport, now: Date): string {
  const rows = reportLines(report).map(
    ({ name, saved, fromBackup, lost }) => `| ${name} | ${saved} | ${fromBackup} | ${lost} |`,
  )
  const lost = Object.entries(report.lost).filter(([, keys]) => keys.length > 0)
  const named = lost.flatMap(([table, keys]) => [
    '',
    `## Lost: ${NAMES[table] ?? table}`,
    '',
    ...keys.map((key) => `- \`${key}\``),
  ])
  return [
    '# Postil: repair of a damaged library',
    '',
    `Made on ${now.toISOString()}. The damaged files are kept in \`${report.keptIn}\`.`,
    ...(HOW_READ[report.how] === null ? [] : ['', HOW_READ[report.how]]),
    '',
    '| what | saved | of these from a backup | lost |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    ...named,
    '',
  ].join('\n')
}

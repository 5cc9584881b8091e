import { expect, test } from 'vitest'
import type { SalvageReport } from '../../shared/model/backup.ts'
import { reportLines, reportMarkdown, totals } from './salvage-report.ts'

const REPORT: SalvageReport = {
  how: 'as it is',
  keptIn: '/home/a/damaged/2026-01-02',
  saved: { document: 2, annotation: 40, speaker: 0 },
  fromBackup: { annotation: 3 },
  lost: { revision: ['01J'], annotation: ['01A', '01B'] },
}

test('a repair says in the reader’s words what was saved, what came from a backup and what is lost', () => {
  expect(reportLines(REPORT)).toEqual([
    { name: 'Articles', saved: 2, fromBackup: 0, lost: 0 },
    { name: 'Highlights and notes', saved: 40, fromBackup: 3, lost: 2 },
    { name: 'Texts of articles', saved: 0, fromBackup: 0, lost: 1 },
  ])
  expect(totals(REPORT)).toEqual({ fromBackup: 3, lost: 3 })
})

test('the report that is kept names every lost row, and where the damaged files are', () => {
  const written = reportMarkdown(REPORT, new Date('2026-01-02T03:04:05Z'))
  expect(written).not.toContain('It was read')
  expect(reportMarkdown({ ...REPORT, how: 'first page made anew' }, new Date(0))).toContain('first page')
  expect(written).toContain('| Highlights and notes | 40 | 3 | 2 |')
  for (const kept of ['`01J`', '`01A`', '`01B`', REPORT.keptIn]) expect(written).toContain(kept)
})

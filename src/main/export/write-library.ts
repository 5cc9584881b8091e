import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileNamer } from '../../shared/export/file-name.ts'
import { problemWords, type TemplateProblem } from '../../shared/export/template-problem.ts'
import {
  FORMAT_ENDINGS,
  type LibraryExportOptions,
  type LibraryExportReport,
} from '../../shared/model/library-export.ts'
import { syncFile, syncFolder } from '../store/durable-file.ts'
import { AtomicFile, UNFINISHED } from './atomic-file.ts'
import { knownFiles } from './known-files.ts'
import type { LibraryFrame } from './library-frame.ts'
import { documentFile } from './library-pieces.ts'
import {
  documentsOf,
  documentsRequest,
  imageAddresses,
  readFrame,
  type WritingMeans,
} from './library-source.ts'
import { oneText } from './one-text.ts'
import { placeDocument } from './place-document.ts'

/** What is to be written, where to: a file's path, or a folder's. */
export type LibraryWriting = { target: string; options: LibraryExportOptions }

/** Writes documents into one file, or a file each into a folder. When it throws, it leaves nothing behind. */
export function writeLibrary(writing: LibraryWriting, means: WritingMeans): LibraryExportReport {
  const frame = readFrame(writing.options, means, false)
  return writing.options.shape === 'one-file'
    ? writeOneFile(writing, frame, means)
    : writeFolder(writing, frame, means)
}

function writeOneFile(
  { target, options }: LibraryWriting,
  frame: LibraryFrame,
  means: WritingMeans,
): LibraryExportReport {
  const file = new AtomicFile(target)
  let problem: TemplateProblem | null = null
  function* pieces(): Generator<string, void> {
    problem = yield* oneText(options, frame, means)
  }
  try {
    for (const piece of pieces()) {
      means.check()
      file.write(piece)
    }
  } catch (error) {
    file.discard()
    throw error
  }
  file.finish()
  syncFolder(dirname(target))
  const { documents, annotations } = frame.totals
  return {
    path: target,
    documents,
    annotations,
    written: 1,
    unchanged: 0,
    leftAlone: 0,
    templateProblem: problem === null ? null : problemWords(problem),
  }
}

/** Everything is written beside its place first, and moved there when all of it is on the disk. */
function writeFolder(
  { target, options }: LibraryWriting,
  frame: LibraryFrame,
  means: WritingMeans,
): LibraryExportReport {
  const ending = FORMAT_ENDINGS[options.format]
  const present = knownFiles(target, ending)
  const nameFor = fileNamer(present.names)
  const report = { documents: 0, annotations: 0, written: 0, unchanged: 0, leftAlone: 0 }
  let templateProblem: string | null = null
  const unfinished = mkdtempSync(join(target, `${UNFINISHED}-`))
  try {
    const moves: { from: string; to: string }[] = []
    for (const fed of documentsOf(means, documentsRequest(options, 'everything'))) {
      const input = placeDocument(fed, frame.kinds, options.withArticle)
      const images = imageAddresses(fed)
      report.documents += 1
      report.annotations += input.annotations.length
      means.onProgress({ done: report.documents, total: frame.totals.documents })
      const known = present.files.get(fed.document.id)
      if (known?.isKept === true) {
        report.leftAlone += 1
        continue
      }
      const { text, problem } = documentFile(options.format, input, {
        template: options.template,
        publisher: options.publisher ?? null,
        images,
        check: means.check,
      })
      templateProblem ??= problem === null ? null : problemWords(problem)
      const to = join(target, known?.name ?? nameFor(fed.document.title, ending))
      if (known !== undefined && saysTheSame(to, text)) {
        report.unchanged += 1
        continue
      }
      const from = join(unfinished, `${moves.length}`)
      writeFileSync(from, text, { encoding: 'utf8', flag: 'wx' })
      moves.push({ from, to })
    }
    for (const { from } of moves) {
      means.check()
      syncFile(from)
    }
    for (const { from, to } of moves) renameSync(from, to)
    report.written = moves.length
    syncFolder(target)
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true })
  }
  return { path: target, ...report, templateProblem }
}

function saysTheSame(path: string, text: string): boolean {
  return statSync(path).size === Buffer.byteLength(text) && readFileSync(path, 'utf8') === text
}

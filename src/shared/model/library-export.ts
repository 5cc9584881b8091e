import { z } from 'zod'
import type { TemplateProblem } from '../export/template-problem.ts'
import { exportFormats, exportRequest, type ExportFormat } from './export-request.ts'

/** What a whole library, or some of its documents, can be written as without a window. */
export type LibraryFormat = Exclude<ExportFormat, 'pdf'>

/** All documents in one file, or a file each in a folder. */
export const exportShapes = ['one-file', 'file-each'] as const
export type ExportShape = (typeof exportShapes)[number]

/** Which shapes a format has, the usual one first. A page in one file is of one article. */
export const FORMAT_SHAPES: Record<LibraryFormat, readonly ExportShape[]> = {
  markdown: ['one-file', 'file-each'],
  json: ['one-file'],
  'web-annotation': ['one-file', 'file-each'],
  'claim-review': ['one-file', 'file-each'],
  'csv-annotations': ['one-file', 'file-each'],
  'csv-claims': ['one-file', 'file-each'],
  bibtex: ['one-file'],
  'csl-json': ['one-file'],
  html: ['file-each', 'one-file'],
}

/** How the files of a format end. */
export const FORMAT_ENDINGS: Record<LibraryFormat, string> = {
  markdown: '.md',
  json: '.json',
  'web-annotation': '.jsonld',
  'claim-review': '.jsonld',
  'csv-annotations': '.csv',
  'csv-claims': '.csv',
  bibtex: '.bib',
  'csl-json': '.json',
  html: '.html',
}

/** What is to be written, in which shape. A template is for Markdown. */
export const libraryExportOptions = exportRequest
  .extend({ format: z.enum(exportFormats).exclude(['pdf']), shape: z.enum(exportShapes) })
  .refine(({ format, shape }) => FORMAT_SHAPES[format].includes(shape), 'this format has no such shape')
  .refine(({ format, template }) => template === null || format === 'markdown', 'a template makes Markdown')
export type LibraryExportOptions = z.infer<typeof libraryExportOptions>

/** The same for the window, which can also have one article printed. */
export const exportRun = z.union([
  libraryExportOptions,
  exportRequest.extend({ format: z.literal('pdf'), shape: z.literal('one-file'), template: z.null() }),
])
export type ExportRun = z.infer<typeof exportRun>

/** What was written. */
export type LibraryExportReport = {
  /** The file, or the folder. */
  path: string
  documents: number
  annotations: number
  /** Files that are new or other than before. */
  written: number
  /** Files that already said the same. */
  unchanged: number
  /** Files of a folder that is kept in step: they are not an export's to overwrite. */
  leftAlone: number
  /** Why the template could not be used, for the first document that shows it; Postil's own Markdown was written then. */
  templateProblem: string | null
}

/** What became of an export. A cancelled or failed one leaves nothing behind. */
export type LibraryExportOutcome =
  ({ kind: 'saved' } & LibraryExportReport) | { kind: 'cancelled' } | { kind: 'failed'; message: string }

/** How far long work has come, in documents. */
export type ExportProgress = { done: number; total: number }

/** What an export would look like. */
export type ExportPreview = {
  documents: number
  annotations: number
  claims: number
  /** Its beginning. */
  text: string
  /** What is wrong with the template; `text` is Postil's own form then. */
  problem: TemplateProblem | null
}

/** What became of an export to the clipboard. */
export type CopyOutcome =
  | { kind: 'copied'; templateProblem: string | null }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string }

import './zod-without-eval.ts'
import { assertNever, fail, ok, type Result } from '../../shared/result.ts'
import { ImportError, type ImportFailure } from './import-failure.ts'
import { MAX_FILE_BYTES } from './import-limits.ts'
import { ImportRun } from './import-run.ts'
import type { ImportOptions, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { sourceFormat, type SourceFormat } from './source-format.ts'

/**
 * Turns bytes into a document: metadata, clean HTML whose `textContent` is the canonical text, and the pictures in
 * it. What can't be read is answered as a failure with a sentence for the reader; only mistakes of ours throw.
 */
export async function importDocument(
  source: ImportSource,
  options: ImportOptions = {},
): Promise<Result<ImportedDocument, ImportFailure>> {
  const run = new ImportRun(source.name, options)
  try {
    run.report('reading', 0)
    if (source.bytes.length === 0) throw new ImportError('empty', `“${source.name}” is empty.`)
    if (source.bytes.length > MAX_FILE_BYTES) {
      throw new ImportError(
        'too-large',
        `“${source.name}” is larger than 200 MB, which is more than Postil takes in.`,
      )
    }
    const format = sourceFormat(source)
    if (format === null) {
      throw new ImportError('unsupported', `“${source.name}” is of a format that Postil can’t read.`)
    }
    const document = await importAs(format, source, run)
    run.report('finishing', 1)
    return ok(document)
  } catch (error) {
    if (error instanceof ImportError) return fail(error.failure)
    throw error
  }
}

/** Each importer is loaded when the first file of its format comes along: none is part of the first script. */
async function importAs(
  format: SourceFormat,
  source: ImportSource,
  run: ImportRun,
): Promise<ImportedDocument> {
  switch (format) {
    case 'text':
      return (await import('./plain-text.ts')).importPlainText(source)
    case 'markdown':
      return (await import('./markdown.ts')).importMarkdown(source, run)
    case 'html':
      return (await import('./html-page.ts')).importHtmlPage(source, run)
    case 'mhtml':
      return (await import('./mhtml.ts')).importMhtml(source, run)
    case 'epub':
      return (await import('./epub.ts')).importEpub(source, run)
    case 'docx':
      return (await import('./docx.ts')).importDocx(source, run)
    case 'pdf':
      return (await import('./pdf.ts')).importPdf(source, run)
    default:
      return assertNever(format)
  }
}

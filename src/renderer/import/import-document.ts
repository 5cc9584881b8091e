import type { DocumentDraft } from '../../shared/model/document.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { ImportError, type ImportFailure } from './import-failure.ts'
import type { ImportOptions, ImportSource } from './import-source.ts'
import { importPlainText } from './plain-text.ts'

/**
 * Turns bytes into a document: metadata, and clean HTML whose `textContent` is the canonical text.
 * What can't be read is answered as a failure with a sentence for the reader; only mistakes of ours throw.
 */
export async function importDocument(
  source: ImportSource,
  options: ImportOptions = {},
): Promise<Result<DocumentDraft, ImportFailure>> {
  try {
    options.signal?.throwIfAborted()
    return ok(importPlainText(source))
  } catch (error) {
    if (error instanceof ImportError) return fail(error.failure)
    if (options.signal?.aborted === true)
      return fail({ kind: 'cancelled', message: `Reading “${source.name}” was stopped.` })
    throw error
  }
}

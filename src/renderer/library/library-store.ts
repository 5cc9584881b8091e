import { create } from 'zustand'
import type { DocumentSummary } from '../../shared/model/document.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { adoptAnnotations } from '../annotations/annotation-store.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { openDocumentId, showDocument } from '../reader/reader-store.ts'
import { savePosition } from '../reader/save-position.ts'

/** Every document on the shelf. */
export const useLibrary = create<{ documents: readonly DocumentSummary[] }>(() => ({ documents: [] }))

/** Reads the shelf anew. */
export async function refreshLibrary(): Promise<void> {
  useLibrary.setState({ documents: await api.documents.list() })
}

/** Opens a document where it was left. */
export async function openDocument(id: DocumentId): Promise<void> {
  if (id === openDocumentId()) return
  try {
    await Promise.all([flushNotes(), savePosition()])
    const [document, annotations, position] = await Promise.all([
      api.documents.get(id),
      api.annotations.list(id),
      api.documents.readingPosition(id),
    ])
    showDocument(document, position)
    adoptAnnotations(annotations)
  } catch (error) {
    reportFailure(error)
  }
}

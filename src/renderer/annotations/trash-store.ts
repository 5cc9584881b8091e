import { create } from 'zustand'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { DeletedAnnotation } from '../../shared/model/listed-annotation.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'

/** The deleted highlights that were read last. */
export const useTrash = create<{ deleted: readonly DeletedAnnotation[]; isLoaded: boolean }>(() => ({
  deleted: [],
  isLoaded: false,
}))

/** Reads the trash anew: of one article, or of all. */
export async function refreshTrash(documentId: DocumentId | null): Promise<void> {
  useTrash.setState({ deleted: await api.trash.list(documentId), isLoaded: true })
}

/** Takes highlights out of the trash, and offers to take that back. */
export async function restoreHighlights(ids: readonly AnnotationId[]): Promise<void> {
  if (ids.length === 0) return
  try {
    const count = await api.trash.restore([...ids])
    const what = count === 1 ? 'Highlight restored' : `${count} highlights restored`
    notify(`${what}.`, { label: 'Undo', run: () => void undoLast() })
    announce(what)
  } catch (error) {
    reportFailure(error)
  }
}

import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import type { DocumentSummary } from '../../shared/model/document.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { useReader } from '../reader/reader-store.ts'
import { kindById } from './kind-store.ts'
import { flushNotes } from './note-drafts.ts'

/** Copies annotations as Markdown, in the order given. */
export async function copyAnnotations(ids: readonly AnnotationId[]): Promise<void> {
  try {
    const { annotationToMarkdown } = await import('../../shared/export/markdown.ts')
    await flushNotes()
    const annotations = await api.annotations.get([...ids])
    const documents = await documentsOf(annotations.map(({ documentId }) => documentId))
    const parts = annotations.flatMap((annotation) => {
      const document = documents.get(annotation.documentId)
      const kind = kindById(annotation.kindId)
      return document === undefined ? [] : [annotationToMarkdown({ annotation, kind, document }).trimEnd()]
    })
    if (parts.length === 0) return
    await api.exports.copyText(`${parts.join('\n\n')}\n`)
    const what = parts.length === 1 ? 'Copied as Markdown' : `${parts.length} highlights copied as Markdown`
    notify(`${what}.`)
    announce(what)
  } catch (error) {
    reportFailure(error)
  }
}

/** The documents with these ids; the open one is at hand. */
async function documentsOf(ids: readonly DocumentId[]): Promise<Map<DocumentId, DocumentSummary>> {
  const wanted = new Set(ids)
  const { document: open } = useReader.getState()
  if (open !== null && [...wanted].every((id) => id === open.id)) return new Map([[open.id, open]])
  const items = await api.shelf.get([...wanted])
  return new Map(items.map((item) => [item.id, item]))
}

import { annotationId, documentId, type AnnotationId, type DocumentId } from '../shared/model/ids.ts'

/** Where a `postil://` link points, before anybody looked whether it is there. */
export type PostilLink = { kind: 'document'; id: DocumentId } | { kind: 'annotation'; id: AnnotationId }

/** Where a link into the library points; null when it is none that we know. */
export function parsePostilLink(link: string): PostilLink | null {
  const match = /^postil:\/\/(document|annotation)\/([0-9A-Za-z]{26})\/?$/i.exec(link.trim())
  if (match === null) return null
  const [, kind, id] = match
  if (kind?.toLowerCase() === 'document') {
    const parsed = documentId.safeParse(id?.toUpperCase())
    return parsed.success ? { kind: 'document', id: parsed.data } : null
  }
  const parsed = annotationId.safeParse(id?.toUpperCase())
  return parsed.success ? { kind: 'annotation', id: parsed.data } : null
}

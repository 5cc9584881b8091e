import type { ShelfMarks } from '../../shared/export/postil-record.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Document, ReadingPosition, Revision } from '../../shared/model/document.ts'
import type { ExportScope } from '../../shared/model/export-request.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { AnnotationId, DocumentId, RevisionId } from '../../shared/model/ids.ts'
import { getAnnotations } from '../store/annotations.ts'
import { getDocument, getRevision, readingPosition, readingProgress } from '../store/documents.ts'
import { planExport, type ExportPlan } from '../store/export-source.ts'
import { getImage } from '../store/images.ts'
import type { Store } from '../store/open.ts'
import { shelfMarks } from '../store/shelf-marks.ts'
import { annotationCounts, annotationIds, imageNames, revisionHistory } from '../store/whole-library.ts'

/** A document and how much there is to read of it. */
type OutlineEntry = { id: DocumentId; annotations: number }

/** A document with all that is needed to write it out. */
export type FedDocument = {
  document: Document
  annotations: Annotation[]
  /** The texts in which annotations were described, where that is not the current one. */
  earlierTexts: Map<RevisionId, string>
  /** Every state of its text, the oldest first, where the reader stopped, and how much was read (0 to 1); only where they were asked for. */
  history: Revision[]
  position: ReadingPosition | null
  progress: number | null
  marks: ShelfMarks
  images: DocumentImage[]
}

/** Which documents are wanted, and how much of them. */
export type FeedRequest = {
  scope: ExportScope
  /** The annotations alone, or the documents with or without them. */
  what: 'everything' | 'documents' | 'annotations'
  withHistory: boolean
  withImages: boolean
}

/** Some documents, in order. */
export type FeedBatch =
  /** `total` counts the documents of all batches. */
  | { kind: 'documents'; documents: FedDocument[]; total: number }
  | { kind: 'annotations'; annotations: Annotation[] }

/** Read at once, at most: a few milliseconds of work, during which nothing else is answered. */
const DOCUMENTS_AT_ONCE = 12
const ANNOTATIONS_AT_ONCE = 150

/**
 * Reads documents out of the library, batch by batch. Nothing is held between two batches but the list of ids, so
 * that its reader decides how much of a library is in memory, and when others have their turn.
 */
export function* feed(store: Store, request: FeedRequest): Generator<FeedBatch, void> {
  let group: OutlineEntry[] = []
  let size = 0
  const plan = planExport(store, request.scope)
  const counts = annotationCounts(store)
  for (const id of plan.documents) {
    const entry = { id, annotations: counts.get(id) ?? 0 }
    const isFull = group.length >= DOCUMENTS_AT_ONCE || size + entry.annotations > ANNOTATIONS_AT_ONCE
    if (isFull && group.length > 0) {
      yield* readGroup(store, group, request, plan)
      group = []
      size = 0
    }
    group.push(entry)
    size += entry.annotations
  }
  if (group.length > 0) yield* readGroup(store, group, request, plan)
}

function* readGroup(
  store: Store,
  group: readonly OutlineEntry[],
  request: FeedRequest,
  { annotations: only, documents: { length: total } }: ExportPlan,
): Generator<FeedBatch, void> {
  const ids = group.map(({ id }) => id)
  const [first] = group
  if (first !== undefined && group.length === 1 && first.annotations > ANNOTATIONS_AT_ONCE) {
    yield* readLarge(store, first.id, request, { only, total })
    return
  }
  const wanted = request.what === 'documents' ? [] : chosen(annotationIds(store, ids), only)
  const annotations = Map.groupBy(getAnnotations(store, wanted), ({ documentId }) => documentId)
  if (request.what === 'annotations') {
    yield { kind: 'annotations', annotations: ids.flatMap((id) => annotations.get(id) ?? []) }
    return
  }
  const documents = ids.flatMap((id) => readDocument(store, id, annotations.get(id) ?? [], request) ?? [])
  yield { kind: 'documents', documents, total }
}

/** A document with many annotations: read in parts with a pause after each, and handed on as a whole. */
function* readLarge(
  store: Store,
  id: DocumentId,
  request: FeedRequest,
  { only, total }: { only: ExportPlan['annotations']; total: number },
): Generator<FeedBatch, void> {
  const ids = request.what === 'documents' ? [] : chosen(annotationIds(store, [id]), only)
  const gathered: Annotation[] = []
  for (let start = 0; start < ids.length; start += ANNOTATIONS_AT_ONCE) {
    const part = getAnnotations(store, ids.slice(start, start + ANNOTATIONS_AT_ONCE))
    if (request.what === 'annotations') yield { kind: 'annotations', annotations: part }
    else {
      gathered.push(...part)
      yield { kind: 'documents', documents: [], total }
    }
  }
  if (request.what === 'annotations') return
  const document = readDocument(store, id, gathered, request)
  if (document !== null) yield { kind: 'documents', documents: [document], total }
}

function chosen(ids: readonly AnnotationId[], only: ExportPlan['annotations']): readonly AnnotationId[] {
  return only === null ? ids : ids.filter((id) => only.has(id))
}

/** Null when the document was removed since it was listed. */
function readDocument(
  store: Store,
  id: DocumentId,
  annotations: Annotation[],
  { withHistory, withImages }: FeedRequest,
): FedDocument | null {
  const document = getDocument(store, id)
  if (document === null) return null
  const earlierTexts = new Map<RevisionId, string>()
  for (const { revisionId } of annotations) {
    if (revisionId === document.revisionId || earlierTexts.has(revisionId)) continue
    const revision = getRevision(store, revisionId)
    if (revision !== null) earlierTexts.set(revisionId, revision.text)
  }
  const pictures = withHistory || withImages ? imageNames(store, document.revisionId) : []
  return {
    document,
    annotations,
    earlierTexts,
    history: withHistory ? revisionHistory(store, id) : [],
    position: withHistory ? readingPosition(store, id) : null,
    progress: withHistory ? readingProgress(store, id) : null,
    marks: {
      ...shelfMarks(store, id),
      ...(withHistory && pictures.length > 0 ? { images: pictures } : {}),
    },
    images: withImages ? pictures.flatMap((name) => getImage(store, name) ?? []) : [],
  }
}

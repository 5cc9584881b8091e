import type { ShelfMarks } from '../../shared/export/postil-record.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Document, ReadingPosition, Revision } from '../../shared/model/document.ts'
import type { ExportScope } from '../../shared/model/export-request.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { AnnotationId, DocumentId, RevisionId } from '../../shared/model/ids.ts'
import { annotationsOfDocuments, annotationsToExport } from '../store/annotations.ts'
import { getDocument, getRevision, readingPosition, readingProgress } from '../store/documents.ts'
import { planSteps, type ExportPlan } from '../store/export-source.ts'
import { getImage } from '../store/images.ts'
import type { Store } from '../store/open.ts'
import { shelfMarks } from '../store/shelf-marks.ts'
import { frameParts, type FrameRequest, type LibraryFrame } from './library-frame.ts'
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

/** What is wanted: documents, or what belongs to the library as a whole. */
export type FeedRequest = DocumentsRequest | FrameRequest

/** Which documents are wanted, and how much of them. */
export type DocumentsRequest = {
  scope: ExportScope
  /** The annotations alone, or the documents with or without them. */
  what: 'everything' | 'documents' | 'annotations'
  withHistory: boolean
  withImages: boolean
}

/** Some of what is wanted, in order. */
export type FeedBatch =
  /** Nothing yet: others have their turn. */
  | { kind: 'pause' }
  | { kind: 'frame'; part: Partial<LibraryFrame> }
  /** `total` counts the documents of all batches. */
  | { kind: 'documents'; documents: FedDocument[]; total: number }
  | { kind: 'annotations'; annotations: Annotation[] }

/** Read at once, at most: a few milliseconds of work, during which nothing else is answered. */
const DOCUMENTS_AT_ONCE = 12
const ANNOTATIONS_AT_ONCE = 150
/** A turn in which long articles are read ends after so many milliseconds. */
const TURN = 8
/** Documents whose annotations are counted at once. */
const COUNTED_AT_ONCE = 500

/**
 * Reads documents out of the library, batch by batch. Nothing is held between two batches but the list of ids, so
 * that its reader decides how much of a library is in memory, and when others have their turn.
 */
export function* feed(store: Store, request: FeedRequest): Generator<FeedBatch, void> {
  if (request.what === 'frame') {
    for (const part of frameParts(store, request)) yield { kind: 'frame', part }
    return
  }
  const plan = yield* planned(store, request)
  let group: OutlineEntry[] = []
  let size = 0
  for (const entry of outline(store, plan.documents)) {
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

function* planned(store: Store, { scope }: DocumentsRequest): Generator<FeedBatch, ExportPlan> {
  const steps = planSteps(store, scope)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield { kind: 'pause' }
  }
}

function* outline(store: Store, ids: readonly DocumentId[]): Generator<OutlineEntry, void> {
  for (let from = 0; from < ids.length; from += COUNTED_AT_ONCE) {
    const part = ids.slice(from, from + COUNTED_AT_ONCE)
    const counts = annotationCounts(store, part)
    for (const id of part) yield { id, annotations: counts.get(id) ?? 0 }
  }
}

function* readGroup(
  store: Store,
  group: readonly OutlineEntry[],
  request: DocumentsRequest,
  { annotations: only, documents: { length: total } }: ExportPlan,
): Generator<FeedBatch, void> {
  const ids = group.map(({ id }) => id)
  const [first] = group
  if (first !== undefined && group.length === 1 && first.annotations > ANNOTATIONS_AT_ONCE) {
    yield* readLarge(store, first.id, request, { only, total })
    return
  }
  let from = performance.now()
  const wanted =
    request.what === 'documents'
      ? []
      : only === null
        ? annotationsOfDocuments(store, ids)
        : annotationsToExport(store, chosen(annotationIds(store, ids), only))
  const annotations = Map.groupBy(wanted, ({ documentId }) => documentId)
  if (request.what === 'annotations') {
    yield { kind: 'annotations', annotations: ids.flatMap((id) => annotations.get(id) ?? []) }
    return
  }
  let documents: FedDocument[] = []
  for (const id of ids) {
    const document = yield* readDocument(store, id, annotations.get(id) ?? [], request)
    if (document !== null) documents.push(document)
    if (performance.now() - from < TURN) continue
    yield { kind: 'documents', documents, total }
    documents = []
    from = performance.now()
  }
  if (documents.length > 0) yield { kind: 'documents', documents, total }
}

/** A document with many annotations: read in parts with a pause after each, and handed on as a whole. */
function* readLarge(
  store: Store,
  id: DocumentId,
  request: DocumentsRequest,
  { only, total }: { only: ExportPlan['annotations']; total: number },
): Generator<FeedBatch, void> {
  const ids = request.what === 'documents' ? [] : chosen(annotationIds(store, [id]), only)
  const gathered: Annotation[] = []
  for (let start = 0; start < ids.length; start += ANNOTATIONS_AT_ONCE) {
    const part = annotationsToExport(store, ids.slice(start, start + ANNOTATIONS_AT_ONCE))
    if (request.what === 'annotations') yield { kind: 'annotations', annotations: part }
    else {
      gathered.push(...part)
      yield { kind: 'pause' }
    }
  }
  if (request.what === 'annotations') return
  const document = yield* readDocument(store, id, gathered, request)
  if (document !== null) yield { kind: 'documents', documents: [document], total }
}

function chosen(ids: readonly AnnotationId[], only: ExportPlan['annotations']): readonly AnnotationId[] {
  return only === null ? ids : ids.filter((id) => only.has(id))
}

/** Null when the document was removed since it was listed. Each picture has a turn of its own: it may be large. */
function* readDocument(
  store: Store,
  id: DocumentId,
  annotations: Annotation[],
  { withHistory, withImages }: DocumentsRequest,
): Generator<FeedBatch, FedDocument | null> {
  const document = getDocument(store, id)
  if (document === null) return null
  const earlierTexts = new Map<RevisionId, string>()
  for (const { revisionId } of annotations) {
    if (revisionId === document.revisionId || earlierTexts.has(revisionId)) continue
    const revision = getRevision(store, revisionId)
    if (revision !== null) earlierTexts.set(revisionId, revision.text)
  }
  const pictures = withHistory || withImages ? imageNames(store, document.revisionId) : []
  const images: DocumentImage[] = []
  for (const name of withImages ? pictures : []) {
    const image = getImage(store, name)
    if (image === null) continue
    images.push(image)
    yield { kind: 'pause' }
  }
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
    images,
  }
}

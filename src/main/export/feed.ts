import type { ExportScope } from '../../shared/model/export-request.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import { planSteps, type ExportPlan } from '../store/export-source.ts'
import { getImage } from '../store/images.ts'
import type { Store } from '../store/open.ts'
import { packAnnotations, packAnnotationsOf, packDocuments, type Packed } from '../store/packed.ts'
import { annotationIds, documentSizes, imagesOf, type DocumentSize } from '../store/whole-library.ts'
import { frameParts, type FrameRequest, type LibraryFrame } from './library-frame.ts'

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

/** Some of what is wanted, in order, as it is handed to the thread that wants it; `readFeed` makes documents of it. */
export type FeedBatch =
  /** Nothing yet: others have their turn. */
  | { kind: 'pause' }
  | { kind: 'frame'; part: Partial<LibraryFrame> }
  /** Alone, or of the documents in the next batch of documents. */
  | { kind: 'annotations'; packed: Packed }
  /** A picture of a document in the next batch of documents. */
  | { kind: 'image'; documentId: DocumentId; image: DocumentImage }
  /** `total` counts the documents of all batches. */
  | { kind: 'documents'; packed: Packed; total: number }

/** Read at once, at most: a few milliseconds of work, during which nothing else is answered. */
const DOCUMENTS_AT_ONCE = 12
const WORDS_AT_ONCE = 20_000
const ANNOTATIONS_AT_ONCE = 150
/** Documents whose size is looked up at once. */
const MEASURED_AT_ONCE = 250

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
  for (const group of groups(store, plan.documents, request.withHistory))
    yield* readGroup(store, group, request, plan)
}

function* planned(store: Store, { scope }: DocumentsRequest): Generator<FeedBatch, ExportPlan> {
  const steps = planSteps(store, scope)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield { kind: 'pause' }
  }
}

/** Documents that are read together; a large one stands alone. */
function* groups(
  store: Store,
  ids: readonly DocumentId[],
  withHistory: boolean,
): Generator<DocumentSize[], void> {
  let group: DocumentSize[] = []
  let annotations = 0
  let words = 0
  for (let from = 0; from < ids.length; from += MEASURED_AT_ONCE) {
    for (const size of documentSizes(store, ids.slice(from, from + MEASURED_AT_ONCE), withHistory)) {
      const isFull =
        group.length >= DOCUMENTS_AT_ONCE ||
        words + size.words > WORDS_AT_ONCE ||
        annotations + size.annotations > ANNOTATIONS_AT_ONCE
      if (isFull && group.length > 0) {
        yield group
        group = []
        annotations = 0
        words = 0
      }
      group.push(size)
      annotations += size.annotations
      words += size.words
    }
  }
  if (group.length > 0) yield group
}

function* readGroup(
  store: Store,
  group: readonly DocumentSize[],
  { what, withHistory, withImages }: DocumentsRequest,
  { annotations: only, documents: { length: total } }: ExportPlan,
): Generator<FeedBatch, void> {
  const ids = group.map(({ id }) => id)
  const count = group.reduce((sum, { annotations }) => sum + annotations, 0)
  if (what !== 'documents' && count > 0) {
    if (only === null && count <= ANNOTATIONS_AT_ONCE)
      yield { kind: 'annotations', packed: packAnnotationsOf(store, ids) }
    else {
      const wanted = chosen(annotationIds(store, ids), only)
      for (let from = 0; from < wanted.length; from += ANNOTATIONS_AT_ONCE) {
        const packed = packAnnotations(store, wanted.slice(from, from + ANNOTATIONS_AT_ONCE))
        yield { kind: 'annotations', packed }
      }
    }
  }
  if (what === 'annotations') return
  // Each picture has a turn of its own: it may be large.
  for (const { documentId, name } of withImages ? imagesOf(store, ids) : []) {
    const image = getImage(store, name)
    if (image !== null) yield { kind: 'image', documentId, image }
  }
  yield { kind: 'documents', packed: packDocuments(store, ids, withHistory), total }
}

function chosen(ids: readonly AnnotationId[], only: ExportPlan['annotations']): readonly AnnotationId[] {
  return only === null ? ids : ids.filter((id) => only.has(id))
}

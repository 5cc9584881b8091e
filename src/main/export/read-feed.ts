import type { ShelfMarks } from '../../shared/export/postil-record.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Document, ReadingPosition, Revision } from '../../shared/model/document.ts'
import type { DocumentImage } from '../../shared/model/image.ts'
import type { DocumentId, RevisionId } from '../../shared/model/ids.ts'
import { unpackAnnotations, unpackDocuments, type PackedDocument } from '../store/packed-schema.ts'
import type { FeedBatch, FeedRequest } from './feed.ts'
import type { LibraryFrame } from './library-frame.ts'

/** A document with all that is needed to write it out. */
export type FedDocument = {
  document: Document
  /** In the order of creation. */
  annotations: Annotation[]
  /** The texts in which annotations were described, where that is not the current one. */
  earlierTexts: ReadonlyMap<RevisionId, string>
  /** Every state of its text, the oldest first, where the reader stopped, and how much was read (0 to 1); only where they were asked for. */
  history: Revision[]
  position: ReadingPosition | null
  progress: number | null
  marks: ShelfMarks
  images: DocumentImage[]
}

/** Some of what is wanted, in order, as those take it who write it out. */
export type ReadBatch =
  | { kind: 'frame'; part: Partial<LibraryFrame> }
  /** `total` counts the documents of all batches. */
  | { kind: 'documents'; documents: FedDocument[]; total: number }
  | { kind: 'annotations'; annotations: Annotation[] }

/** Makes of a feed what it stands for. */
export function* readFeed(
  batches: Iterable<FeedBatch>,
  { what }: Pick<FeedRequest, 'what'>,
): Generator<ReadBatch, void> {
  let annotations: Annotation[] = []
  let images: { documentId: DocumentId; image: DocumentImage }[] = []
  for (const batch of batches) {
    if (batch.kind === 'frame') yield batch
    if (batch.kind === 'image') images.push(batch)
    if (batch.kind === 'annotations') {
      const unpacked = unpackAnnotations(batch.packed)
      if (what === 'annotations') yield { kind: 'annotations', annotations: unpacked }
      else annotations.push(...unpacked)
    }
    if (batch.kind === 'documents') {
      const byDocument = Map.groupBy(annotations, ({ documentId }) => documentId)
      const pictures = Map.groupBy(images, ({ documentId }) => documentId)
      const documents = unpackDocuments(batch.packed).map((packed): FedDocument => {
        const { id } = packed.document
        const shown = pictures.get(id)?.map(({ image }) => image)
        return fed(packed, byDocument.get(id) ?? [], shown ?? [])
      })
      yield { kind: 'documents', documents, total: batch.total }
      annotations = []
      images = []
    }
  }
}

function fed(packed: PackedDocument, annotations: Annotation[], images: DocumentImage[]): FedDocument {
  const { document, earlierTexts, status, isStarred, hasSuggestions, tags } = packed
  const names = packed.images ?? []
  return {
    document,
    annotations,
    earlierTexts: new Map(earlierTexts.map(({ id, text }) => [id, text])),
    history: packed.history ?? [],
    position: packed.position ?? null,
    progress: packed.progress ?? null,
    // What was never said is left out.
    marks: {
      ...(status === null ? {} : { status }),
      ...(isStarred ? { isStarred } : {}),
      ...(hasSuggestions ? {} : { hasSuggestions }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(names.length === 0 ? {} : { images: names }),
    },
    images,
  }
}

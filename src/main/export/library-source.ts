import type { LibraryExportOptions, ExportProgress } from '../../shared/model/library-export.ts'
import type { ImageRecord } from '../../shared/interchange/postil-schema.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { DocumentsRequest, FeedRequest } from './feed.ts'
import { joinFrame, type LibraryFrame } from './library-frame.ts'
import { documentFile, type LibrarySource } from './library-pieces.ts'
import { placeDocument } from './place-document.ts'
import type { FedDocument, ReadBatch } from './read-feed.ts'

/** How a writer reads the library and says how far it is. */
export type WritingMeans = {
  batches: (request: FeedRequest) => Iterable<ReadBatch>
  onProgress: (progress: ExportProgress) => void
  /** Throws when the work is to stop; asked between any two pieces. */
  check: () => void
}

/** What belongs to the library as a whole; of a preview only what stands at the beginning. */
export function readFrame(
  { scope, format }: LibraryExportOptions,
  means: WritingMeans,
  isPreview: boolean,
): LibraryFrame {
  function* parts(): Generator<Partial<LibraryFrame>, void> {
    for (const batch of means.batches({ what: 'frame', scope, format, isPreview })) {
      means.check()
      if (batch.kind === 'frame') yield batch.part
    }
  }
  return joinFrame(parts())
}

/** Reads the library as the formats take it. */
export function sourceOf(
  options: LibraryExportOptions,
  frame: LibraryFrame,
  means: WritingMeans,
): LibrarySource {
  const total = frame.totals.documents
  function* counted<Item>(items: Iterable<Item>): Generator<Item, void> {
    let done = 0
    for (const item of items) {
      yield item
      done += 1
      means.onProgress({ done, total })
    }
  }
  return {
    frame,
    placed: function* () {
      for (const fed of counted(documentsOf(means, documentsRequest(options, 'everything')))) {
        yield placeDocument(fed, frame.kinds, options.withArticle)
      }
    },
    documents: () => counted(documentsOf(means, documentsRequest(options, 'documents'))),
    images: function* (): Generator<ImageRecord, void> {
      const seen = new Set<string>()
      const wanted = { ...documentsRequest(options, 'documents'), withHistory: false, withImages: true }
      for (const { images } of documentsOf(means, wanted)) {
        for (const { name, mediaType, bytes } of images) {
          if (seen.has(name)) continue
          seen.add(name)
          yield { name, mediaType, base64: Buffer.from(bytes).toString('base64') }
        }
      }
    },
    annotations: function* (): Generator<Annotation, void> {
      for (const batch of means.batches(documentsRequest(options, 'annotations'))) {
        if (batch.kind === 'annotations') yield* batch.annotations
      }
    },
  }
}

/** An article as a page of its own; '' when there is none. */
export function pageOf(options: LibraryExportOptions, frame: LibraryFrame, means: WritingMeans): string {
  for (const fed of documentsOf(means, documentsRequest(options, 'everything'))) {
    const input = placeDocument(fed, frame.kinds)
    return documentFile('html', input, {
      ...{ template: null, publisher: null },
      images: imageAddresses(fed),
      check: means.check,
    }).text
  }
  return ''
}

/** What is to be read of the documents for a format. */
export function documentsRequest(
  options: LibraryExportOptions,
  what: DocumentsRequest['what'],
): DocumentsRequest {
  return {
    scope: options.scope,
    what,
    withHistory: options.withArticle && (options.format === 'json' || options.format === 'markdown'),
    withImages: options.format === 'html',
  }
}

/** The documents of all batches. */
export function* documentsOf(means: WritingMeans, wanted: DocumentsRequest): Generator<FedDocument, void> {
  for (const batch of means.batches(wanted)) {
    means.check()
    if (batch.kind !== 'documents') continue
    for (const document of batch.documents) {
      means.check()
      yield document
    }
  }
}

/** The pictures of an article as `data:` addresses, by the addresses that they have in it. */
export function imageAddresses({ images }: FedDocument): Map<string, string> {
  return new Map(images.map((image) => [`app://postil/image/${image.name}`, dataUrl(image)]))
}

function dataUrl({ mediaType, bytes }: FedDocument['images'][number]): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

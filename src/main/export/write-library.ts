import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileNamer } from '../../shared/export/file-name.ts'
import {
  FORMAT_ENDINGS,
  type ExportProgress,
  type LibraryExportOptions,
  type LibraryExportReport,
} from '../../shared/model/library-export.ts'
import type { ImageRecord } from '../../shared/interchange/postil-schema.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import { syncFile, syncFolder } from '../store/durable-file.ts'
import { AtomicFile, UNFINISHED } from './atomic-file.ts'
import type { FedDocument, FeedBatch, FeedRequest } from './feed.ts'
import { knownFiles } from './known-files.ts'
import { documentFile, libraryPieces, type LibraryFrame, type LibrarySource } from './library-pieces.ts'
import { placeDocument } from './place-document.ts'

/** What is to be written, where to: a file's path, or a folder's. */
export type LibraryWriting = { target: string; options: LibraryExportOptions; frame: LibraryFrame }

/** How a writer reads the library and says how far it is. */
export type WritingMeans = {
  batches: (request: FeedRequest) => Iterable<FeedBatch>
  onProgress: (progress: ExportProgress) => void
  /** Throws when the work is to stop; asked between any two pieces. */
  check: () => void
}

/** Writes documents into one file, or a file each into a folder. When it throws, it leaves nothing behind. */
export function writeLibrary(writing: LibraryWriting, means: WritingMeans): LibraryExportReport {
  return writing.options.shape === 'one-file' ? writeOneFile(writing, means) : writeFolder(writing, means)
}

function writeOneFile({ target, options, frame }: LibraryWriting, means: WritingMeans): LibraryExportReport {
  const file = new AtomicFile(target)
  try {
    for (const piece of libraryPieces(options.format, sourceOf(options, frame, means), options.withArticle)) {
      means.check()
      file.write(piece)
    }
  } catch (error) {
    file.discard()
    throw error
  }
  file.finish()
  const { documents, annotations } = frame.totals
  return {
    path: target,
    documents,
    annotations,
    written: 1,
    unchanged: 0,
    leftAlone: 0,
    templateProblem: null,
  }
}

/** Everything is written beside its place first, and moved there when all of it is on the disk. */
function writeFolder({ target, options, frame }: LibraryWriting, means: WritingMeans): LibraryExportReport {
  const ending = FORMAT_ENDINGS[options.format]
  const present = knownFiles(target, ending)
  const nameFor = fileNamer(present.names)
  const report = { documents: 0, annotations: 0, written: 0, unchanged: 0, leftAlone: 0 }
  let templateProblem: string | null = null
  const unfinished = mkdtempSync(join(target, `${UNFINISHED}-`))
  try {
    const moves: { from: string; to: string }[] = []
    for (const fed of documentsOf(means, request(options, 'everything'))) {
      const input = placeDocument(fed, frame.kinds, options.withArticle)
      const images = imageAddresses(fed)
      report.documents += 1
      report.annotations += input.annotations.length
      means.onProgress({ done: report.documents, total: frame.totals.documents })
      const known = present.files.get(fed.document.id)
      if (known?.isKept === true) {
        report.leftAlone += 1
        continue
      }
      const { text, templateProblem: problem } = documentFile(options.format, input, {
        template: options.template,
        images,
      })
      templateProblem ??= problem
      const to = join(target, known?.name ?? nameFor(fed.document.title, ending))
      if (known !== undefined && saysTheSame(to, text)) {
        report.unchanged += 1
        continue
      }
      const from = join(unfinished, `${moves.length}`)
      writeFileSync(from, text, { encoding: 'utf8', flag: 'wx' })
      moves.push({ from, to })
    }
    for (const { from } of moves) {
      means.check()
      syncFile(from)
    }
    for (const { from, to } of moves) renameSync(from, to)
    report.written = moves.length
    syncFolder(target)
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true })
  }
  return { path: target, ...report, templateProblem }
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
      for (const fed of counted(documentsOf(means, request(options, 'everything')))) {
        yield placeDocument(fed, frame.kinds, options.withArticle)
      }
    },
    documents: () => counted(documentsOf(means, request(options, 'documents'))),
    images: function* (): Generator<ImageRecord, void> {
      const seen = new Set<string>()
      const wanted = { ...request(options, 'documents'), withHistory: false, withImages: true }
      for (const { images } of documentsOf(means, wanted)) {
        for (const { name, mediaType, bytes } of images) {
          if (seen.has(name)) continue
          seen.add(name)
          yield { name, mediaType, base64: Buffer.from(bytes).toString('base64') }
        }
      }
    },
    annotations: function* (): Generator<Annotation, void> {
      for (const batch of means.batches(request(options, 'annotations'))) {
        if (batch.kind === 'annotations') yield* batch.annotations
      }
    },
  }
}

function request(options: LibraryExportOptions, what: FeedRequest['what']): FeedRequest {
  return {
    scope: options.scope,
    what,
    withHistory: options.withArticle && (options.format === 'json' || options.format === 'markdown'),
    withImages: options.format === 'html',
  }
}

function* documentsOf(means: WritingMeans, wanted: FeedRequest): Generator<FedDocument, void> {
  for (const batch of means.batches(wanted)) {
    if (batch.kind !== 'documents') continue
    for (const document of batch.documents) {
      means.check()
      yield document
    }
  }
}

function saysTheSame(path: string, text: string): boolean {
  return statSync(path).size === Buffer.byteLength(text) && readFileSync(path, 'utf8') === text
}

/** The pictures of an article as `data:` addresses, by the addresses that they have in it. */
export function imageAddresses({ images }: FedDocument): Map<string, string> {
  return new Map(images.map((image) => [`app://postil/image/${image.name}`, dataUrl(image)]))
}

function dataUrl({ mediaType, bytes }: FedDocument['images'][number]): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

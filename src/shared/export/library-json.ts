import type { WaitingRecord } from '../interchange/imported-schema.ts'
import type {
  AnnotationRecord,
  DismissalRecord,
  DocumentRecord,
  ImageRecord,
  KindRecord,
  SpeakerRecord,
  VerdictRecord,
} from '../interchange/postil-schema.ts'
import { annotationId, documentId } from '../model/ids.ts'
import { annotationLink, documentLink } from './deep-link.ts'

/** The name and version of the format. */
export const JSON_FORMAT = 'postil/1'

/** Everything that a library, or a part of it, holds; lists may be read as they are written. */
export type LibraryExport = {
  kinds: Iterable<KindRecord>
  speakers: Iterable<SpeakerRecord>
  verdicts: Iterable<VerdictRecord>
  documents: Iterable<DocumentRecord>
  /** Pictures of the articles; none, when left out. */
  images?: Iterable<ImageRecord>
  annotations: Iterable<AnnotationRecord>
  dismissals?: Iterable<DismissalRecord>
  /** Highlights whose documents are not in the library. */
  waiting?: Iterable<WaitingRecord>
}

/**
 * A library as JSON in pieces, one record a line, so that a large one need not be in memory at once, and a
 * damaged file still gives back its whole lines. `libraryToJson` is the same in one string.
 */
export function* libraryJsonPieces(library: LibraryExport): Generator<string, void> {
  yield `{"format":${JSON.stringify(JSON_FORMAT)}`
  for (const name of [
    'kinds',
    'speakers',
    'verdicts',
    'documents',
    'images',
    'annotations',
    'dismissals',
    'waiting',
  ] as const) {
    const records = library[name]
    if (records === undefined) continue
    yield `,\n"${name}":[`
    let separator = '\n'
    for (const record of records) {
      yield separator + JSON.stringify(linked(name, record))
      separator = ',\n'
    }
    yield '\n]'
  }
  yield '\n}\n'
}

/** Articles and annotations with the address that opens them; an import has no use for it. */
function linked(list: keyof LibraryExport, record: object): object {
  if (!('id' in record)) return record
  if (list === 'documents') return { ...record, link: documentLink(documentId.parse(record.id)) }
  if (list === 'annotations') return { ...record, link: annotationLink(annotationId.parse(record.id)) }
  return record
}

/** A library as JSON in one string. */
export function libraryToJson(library: LibraryExport): string {
  return Array.from(libraryJsonPieces(library)).join('')
}

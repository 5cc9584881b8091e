import type { WebContents } from 'electron'
import type { Events } from '../../shared/ipc.ts'
import { annotationId, documentId, type AnnotationId, type DocumentId } from '../../shared/model/ids.ts'
import { documentsOfAnnotations } from '../store/annotations.ts'
import { documentsOfDismissals } from '../store/dismissals.ts'
import { endsOfEvidence } from '../store/evidence.ts'
import { undoState, type RowImage, type Touched } from '../store/journal.ts'
import type { Store } from '../store/open.ts'

/** What the ledger shows, or groups by. */
const LEDGER_TABLES = [
  'claim',
  'evidence',
  'speaker',
  'verdict',
  'annotation',
  'annotation_tag',
  'tag',
  'document',
] as const

/** Tells the window what a step touched. All announcements are made here, so that undo announces as much as a call. */
export function announce(contents: WebContents, store: Store, touched: Touched): void {
  const send = <E extends keyof Events>(event: E, payload: Events[E]) => contents.send(event, payload)
  for (const [document, ids] of touchedAnnotations(store, touched)) {
    send('annotations:changed', { documentId: document, ids: [...ids] })
  }
  const documents = new Set([
    ...columnOf(touched.get('document'), 'id'),
    ...columnOf(touched.get('revision'), 'document_id'),
    ...columnOf(touched.get('document_tag'), 'document_id'),
  ])
  if (documents.size > 0) {
    send('documents:changed', { ids: [...documents].map((id) => documentId.parse(id)) })
  }
  const suggesting = new Set([
    ...columnOf(touched.get('document'), 'id'),
    ...dismissedIn(store, touched.get('dismissal') ?? []),
  ])
  if (suggesting.size > 0) {
    send('suggestions:changed', { documentIds: [...suggesting].map((id) => documentId.parse(id)) })
  }
  if (touched.has('speaker')) send('speakers:changed', null)
  if (touched.has('verdict')) send('verdicts:changed', null)
  if (LEDGER_TABLES.some((table) => touched.has(table))) send('ledger:changed', null)
  if (touched.has('kind')) send('kinds:changed', null)
  if (
    touched.has('tag') ||
    touched.has('annotation_tag') ||
    touched.has('document_tag') ||
    touched.has('annotation')
  )
    send('tags:changed', null)
  const waited = new Set(columnOf(touched.get('detached'), 'id'))
  if (waited.size > 0) {
    send('detached:changed', null)
    for (const [document, count] of attachedByDocument(store, waited)) {
      send('detached:attached', { documentId: document, count })
    }
  }
  send('undo:changed', undoState(store))
}

function touchedAnnotations(store: Store, touched: Touched): Map<DocumentId, Set<AnnotationId>> {
  // An image of a row that is gone says itself where it belonged.
  const known = new Map(
    (touched.get('annotation') ?? []).map((image) => [String(image['id']), image['document_id']] as const),
  )
  const ids = new Set([
    ...known.keys(),
    ...columnOf(touched.get('annotation_tag'), 'annotation_id'),
    ...columnOf(touched.get('claim'), 'annotation_id'),
    ...linkedAnnotations(store, touched.get('evidence') ?? []),
  ])
  const stored = documentsOfAnnotations(store, [...ids])
  const documents = new Map<DocumentId, Set<AnnotationId>>()
  for (const id of ids) {
    const gone = known.get(id)
    const document = stored.get(id) ?? (gone === undefined ? null : documentId.parse(gone))
    if (document === null) continue
    const changed = documents.get(document) ?? new Set()
    documents.set(document, changed.add(annotationId.parse(id)))
  }
  return documents
}

/** The documents of dismissed suggestions; one that is gone says itself where it belonged. */
function dismissedIn(store: Store, images: readonly RowImage[]): string[] {
  return [...columnOf(images, 'document_id'), ...documentsOfDismissals(store, columnOf(images, 'id'))]
}

/** Of what has waited, how many are annotations now, by their documents. */
function attachedByDocument(store: Store, waited: ReadonlySet<string>): Map<DocumentId, number> {
  const counts = new Map<DocumentId, number>()
  for (const document of documentsOfAnnotations(store, [...waited]).values()) {
    counts.set(document, (counts.get(document) ?? 0) + 1)
  }
  return counts
}

function columnOf(images: readonly RowImage[] | undefined, column: string): string[] {
  return (images ?? []).flatMap((image) => (typeof image[column] === 'string' ? [image[column]] : []))
}

/** Both ends of links; one that is gone says itself where it led. */
function linkedAnnotations(store: Store, images: readonly RowImage[]): string[] {
  return [
    ...columnOf(images, 'claim_id'),
    ...columnOf(images, 'target_annotation_id'),
    ...endsOfEvidence(store, columnOf(images, 'id')),
  ]
}

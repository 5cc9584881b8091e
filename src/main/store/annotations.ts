import type { Database } from 'better-sqlite3'
import { isDeepStrictEqual } from 'node:util'
import type { Annotation, AnnotationDraft, AnnotationPatch } from '../../shared/model/annotation.ts'
import {
  annotationId,
  documentId,
  kindId,
  revisionId,
  type AnnotationId,
  type DocumentId,
  type KindId,
} from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { applyClaimPatch } from './claim-edits.ts'
import { claimsOf, ensureClaim } from './claims.ts'
import { newId, type Clock } from './clock.ts'
import { recordStep } from './journal.ts'
import { selectorsFromRow, selectorsToRow, type SelectorColumns } from './selector-columns.ts'
import { statement } from './statements.ts'
import { setTags, tagsOfMany } from './tags.ts'

type AnnotationRow = {
  id: string
  document_id: string
  revision_id: string
  kind_id: string
  note: string
  created_at: number
  updated_at: number
} & SelectorColumns

const COLUMNS = `annotation.id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset, note,
  created_at, updated_at`

/** Rows with what other tables hold about them: a fixed number of queries, however many rows. */
function annotationsFromRows(store: Database, rows: readonly AnnotationRow[]): Annotation[] {
  const ids = rows.map((row) => annotationId.parse(row.id))
  const tags = tagsOfMany(store, ids)
  const claims = claimsOf(store, ids)
  return rows.map((row, index) => {
    const id = ids[index]
    assert(id !== undefined, 'an id for every row')
    return {
      id,
      documentId: documentId.parse(row.document_id),
      revisionId: revisionId.parse(row.revision_id),
      kindId: kindId.parse(row.kind_id),
      selectors: selectorsFromRow(row),
      note: row.note,
      tags: tags.get(id) ?? [],
      claim: claims.get(id) ?? null,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }
  })
}

/** Every live annotation of a document, in the order of creation. */
export function listAnnotations(store: Database, id: DocumentId): Annotation[] {
  return annotationsFromRows(
    store,
    statement<[string], AnnotationRow>(
      store,
      `SELECT ${COLUMNS} FROM annotation WHERE document_id = ? AND deleted_at IS NULL ORDER BY created_at, id`,
    ).all(id),
  )
}

/** Those of the given annotations that are live, in the order given. */
export function getAnnotations(store: Database, ids: readonly AnnotationId[]): Annotation[] {
  return annotationsFromRows(
    store,
    statement<[string], AnnotationRow>(
      store,
      `SELECT ${COLUMNS} FROM json_each(?) AS wanted JOIN annotation ON annotation.id = wanted.value
       WHERE deleted_at IS NULL ORDER BY wanted.key`,
    ).all(JSON.stringify(ids)),
  )
}

/** One live annotation; null when there is none with that id. */
export function getAnnotation(store: Database, id: AnnotationId): Annotation | null {
  return getAnnotations(store, [id])[0] ?? null
}

/** Stores a new annotation as one step; throws when its document, revision or kind is not there. */
export function createAnnotation(store: Database, clock: Clock, draft: AnnotationDraft): Annotation {
  const [stored] = createAnnotations(store, clock, [draft])
  assert(stored !== undefined, 'the annotation that was just stored')
  return stored
}

/**
 * Stores new annotations as one step; answers them in the order given. Throws when a document, revision or kind is not
 * there, and then stores none.
 */
export function createAnnotations(
  store: Database,
  clock: Clock,
  drafts: readonly AnnotationDraft[],
): Annotation[] {
  const [first] = drafts
  if (first === undefined) return []
  const now = clock.now()
  const name = kindName(store, first.kindId)
  const label = drafts.length === 1 ? `add ${name}` : `add ${drafts.length} highlights`
  const ids = recordStep(store, { label, now }, () =>
    drafts.map((draft) => insertAnnotation(store, clock, draft, now)),
  )
  return getAnnotations(store, ids)
}

/** Stores a new annotation, and its claim if its kind is a claim's. Runs within a step; `now` is in milliseconds. */
export function insertAnnotation(
  store: Database,
  clock: Clock,
  draft: AnnotationDraft,
  now: number,
): AnnotationId {
  const id = newId(clock, annotationId)
  statement<(string | number | null)[]>(
    store,
    `INSERT INTO annotation (id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset,
       note, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    draft.documentId,
    draft.revisionId,
    draft.kindId,
    ...selectorsToRow(draft.selectors),
    draft.note,
    now,
    now,
  )
  setTags(store, clock, id, draft.tags)
  if (isClaimKind(store, draft.kindId)) {
    ensureClaim(store, id, draft.selectors.quote.exact)
    if (draft.claim !== undefined) applyClaimPatch(store, id, draft.claim, now)
  }
  return id
}

/**
 * Changes what the patch names, as one step; null when there is no live annotation with that id. A patch that says
 * what is there already is no step. Throws when a revision or kind that it names is not there.
 */
export function updateAnnotation(
  store: Database,
  clock: Clock,
  id: AnnotationId,
  patch: AnnotationPatch,
): Annotation | null {
  const before = getAnnotation(store, id)
  if (before === null) return null
  const after: Annotation = {
    ...before,
    kindId: patch.kindId ?? before.kindId,
    note: patch.note ?? before.note,
    tags: patch.tags === undefined ? before.tags : [...new Set(patch.tags)],
    revisionId: patch.target?.revisionId ?? before.revisionId,
    selectors: patch.target?.selectors ?? before.selectors,
  }
  if (isDeepStrictEqual(after, before)) return before
  const now = clock.now()
  const onlyNote = patch.note !== undefined && Object.keys(patch).length === 1
  recordStep(
    store,
    { label: patchLabel(store, patch), now, ...(onlyNote ? { mergeKey: `note ${id}` } : {}) },
    () => {
      statement<(string | number | null)[]>(
        store,
        `UPDATE annotation SET exact = ?, prefix = ?, suffix = ?, start_offset = ?, end_offset = ?, revision_id = ?,
           kind_id = ?, note = ?, updated_at = ? WHERE id = ?`,
      ).run(...selectorsToRow(after.selectors), after.revisionId, after.kindId, after.note, now, id)
      setTags(store, clock, id, after.tags)
      // A claim outlives a change of kind: turning back brings back what was recorded.
      if (isClaimKind(store, after.kindId)) ensureClaim(store, id, before.selectors.quote.exact)
    },
  )
  return getAnnotation(store, id)
}

/** Puts annotations into the trash as one step; answers how many were live. */
export function removeAnnotations(store: Database, clock: Clock, ids: readonly AnnotationId[]): number {
  const now = clock.now()
  const label = ids.length === 1 ? 'delete highlight' : `delete ${ids.length} highlights`
  return recordStep(
    store,
    { label, now },
    () =>
      statement<[number, string]>(
        store,
        `UPDATE annotation SET deleted_at = ? WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
      ).run(now, JSON.stringify(ids)).changes,
  )
}

/** The documents that annotations belong to, deleted or not; one that is not there has no entry. */
export function documentsOfAnnotations(store: Database, ids: readonly string[]): Map<string, DocumentId> {
  const rows = statement<[string], { id: string; document_id: string }>(
    store,
    'SELECT id, document_id FROM annotation WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids))
  return new Map(rows.map((row) => [row.id, documentId.parse(row.document_id)]))
}

/** Whether annotations of this kind carry a claim. */
export function isClaimKind(store: Database, id: KindId): boolean {
  const row = statement<[string], { is_claim: number }>(store, 'SELECT is_claim FROM kind WHERE id = ?').get(
    id,
  )
  return row?.is_claim === 1
}

/** A kind as the menu names it. */
export function kindName(store: Database, id: KindId): string {
  const row = statement<[string], { name: string }>(store, 'SELECT name FROM kind WHERE id = ?').get(id)
  return row?.name.toLowerCase() ?? 'highlight'
}

function patchLabel(store: Database, patch: AnnotationPatch): string {
  if (patch.target !== undefined) {
    return patch.target.as === 'ends' ? 'move of highlight ends' : 'change of passage'
  }
  if (patch.kindId !== undefined) return `change to ${kindName(store, patch.kindId)}`
  if (patch.tags !== undefined) return 'change of tags'
  return 'change of note'
}

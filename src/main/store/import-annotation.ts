import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { anchor } from '../../shared/anchoring/anchor.ts'
import { describe } from '../../shared/anchoring/describe.ts'
import { quoteAndContextAreAt } from '../../shared/anchoring/quote-at.ts'
import type { ImportedAnnotation, ImportedClaim } from '../../shared/interchange/imported.ts'
import { findQuote } from '../../shared/interchange/match.ts'
import {
  annotationId,
  evidenceId,
  type AnnotationId,
  type DocumentId,
  type RevisionId,
} from '../../shared/model/ids.ts'
import type { TextSelectors } from '../../shared/model/selector.ts'
import { newId, type Clock } from './clock.ts'
import type { ImportReferences } from './import-references.ts'
import { statement } from './statements.ts'
import { setTags } from './tags.ts'

/** What an imported annotation hangs on. */
export type ImportTarget = {
  id: DocumentId
  revisionId: RevisionId
  /** The current canonical text. */
  text: string
  /** The states of its text that are stored, the current one among them. */
  revisions: ReadonlySet<string>
}

/** A link whose other end may come in later. */
export type PendingEvidence = { claim: AnnotationId; evidence: ImportedClaim['evidence'] }

/**
 * The id that an imported annotation has in the library: its own if it came from Postil, else one that is made of its
 * origin, the same whenever the same record is read again.
 */
export function importedId({ id, origin }: Pick<ImportedAnnotation, 'id' | 'origin'>): AnnotationId {
  if (id !== null) return id
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const hash = createHash('sha256').update(origin, 'utf8').digest()
  const letters = Array.from({ length: 25 }, (_, index) => digits[(hash[index] ?? 0) % 32])
  return annotationId.parse(`0${letters.join('')}`)
}

/**
 * Stores an imported annotation under `importedId`, and answers its links, to be stored once everything else is. Runs
 * within a step. What came from elsewhere is described anew by the words of the text; what came from Postil stays as it was.
 */
export function insertImported(
  store: Database,
  clock: Clock,
  references: ImportReferences,
  imported: ImportedAnnotation,
  target: ImportTarget,
): PendingEvidence | null {
  const id = importedId(imported)
  const now = clock.now()
  const isKnownRevision = imported.revisionId !== null && target.revisions.has(imported.revisionId)
  const { quote, position } = selectorsIn(imported, target, isKnownRevision)
  statement<(string | number | null)[]>(
    store,
    `INSERT INTO annotation (id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset,
       note, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[
      id,
      target.id,
      isKnownRevision ? imported.revisionId : target.revisionId,
      references.kindOf(imported),
    ],
    ...[quote.exact, quote.prefix, quote.suffix, position?.start ?? null, position?.end ?? null],
    ...[imported.note, imported.createdAt ?? now, imported.updatedAt ?? imported.createdAt ?? now],
  )
  setTags(store, clock, id, imported.tags)
  if (imported.claim === null) return null
  insertClaim(store, references, id, imported.claim, quote.exact)
  return imported.claim.evidence.length === 0 ? null : { claim: id, evidence: imported.claim.evidence }
}

function insertClaim(
  store: Database,
  references: ImportReferences,
  id: AnnotationId,
  claim: ImportedClaim,
  quote: string,
): void {
  const { attribution } = claim
  statement<(string | null)[]>(
    store,
    `INSERT INTO claim (annotation_id, claim_reviewed, speaker_id, attribution_kind, cue, attributed_source, said_at,
       place, channel, relayed_by, verdict_id, conclusion, reviewer, reviewed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[id, claim.claimReviewed === '' ? quote : claim.claimReviewed, references.speakerOf(claim.speaker)],
    ...[attribution.kind, attribution.cue, attribution.source, attribution.saidAt, attribution.place],
    ...[attribution.channel, attribution.relayedBy, references.verdictOf(claim.verdict)],
    ...[claim.conclusion, claim.reviewer, claim.reviewedAt],
  )
}

/** Stores the links of claims; answers how many lead to annotations that are not here. Runs within a step. */
export function insertPendingEvidence(
  store: Database,
  clock: Clock,
  pending: readonly PendingEvidence[],
): number {
  let missing = 0
  for (const { claim, evidence } of pending) {
    for (const [position, { id, relation, target, note, accessedAt }] of evidence.entries()) {
      const isThere =
        target.type === 'url' ||
        statement<[string]>(store, 'SELECT 1 FROM annotation WHERE id = ?').get(target.annotationId) !==
          undefined
      if (!isThere) {
        missing += 1
        continue
      }
      const [annotation, url, title] =
        target.type === 'url' ? [null, target.url, target.title] : [target.annotationId, null, null]
      statement<(string | number | null)[]>(
        store,
        `INSERT INTO evidence (id, claim_id, relation, target_annotation_id, target_url, target_title, note, accessed_at,
           position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ).run(
        id ?? newId(clock, evidenceId),
        claim,
        relation,
        annotation,
        url,
        title,
        note,
        accessedAt,
        position,
      )
    }
  }
  return missing
}

/** So much of a text stands for the whole, in UTF-16 code units, where a note is about the whole. */
const HEAD_LENGTH = 200

function selectorsIn(
  { id, selectors }: ImportedAnnotation,
  { text }: ImportTarget,
  isKnownRevision: boolean,
): TextSelectors {
  if (selectors === null) {
    const head = /\S[^\n]*/.exec(text)
    const start = head?.index ?? 0
    return describe(text, { start, end: start + Math.min(head?.[0].length ?? text.length, HEAD_LENGTH) })
  }
  const { quote, position } = selectors
  if (id !== null && isKnownRevision) return selectors
  if (position !== null && quoteAndContextAreAt(text, quote, position.start)) return selectors
  const found = findQuote(text, quote)
  if (found !== null) return describe(text, found)
  const near = anchor(text, { quote, position: null })
  // Told from its surroundings, or nearly the same words: it is shown where it is, and keeps the words that it came with.
  return near.kind === 'exact' || near.kind === 'moved'
    ? describe(text, near.range)
    : { quote, position: null }
}

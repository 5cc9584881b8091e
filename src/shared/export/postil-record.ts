import type {
  AnnotationRecord,
  ClaimRecord,
  DocumentRecord,
  KindRecord,
  SpeakerRecord,
  VerdictRecord,
} from '../interchange/postil-schema.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Claim } from '../model/claim.ts'
import type { Document, Revision } from '../model/document.ts'
import type { Kind } from '../model/kind.ts'

/** An annotation as Postil's own files hold it. */
export function annotationToRecord(annotation: Annotation): AnnotationRecord {
  const { id, documentId, revisionId, kindId, selectors, note, tags, claim, createdAt, updatedAt } =
    annotation
  return {
    id,
    documentId,
    revisionId,
    kindId,
    selectors,
    note,
    tags,
    claim: claim === null ? null : claimToRecord(claim),
    createdAt,
    updatedAt,
  }
}

function claimToRecord({ speaker, verdict, ...claim }: Claim): ClaimRecord {
  return {
    claimReviewed: claim.claimReviewed,
    speakerId: speaker?.id ?? null,
    attribution: claim.attribution,
    verdictId: verdict.id,
    conclusion: claim.conclusion,
    reviewer: claim.reviewer,
    reviewedAt: claim.reviewedAt,
    evidence: claim.evidence,
  }
}

/** What the reader said about a document. */
export type ShelfMarks = Pick<DocumentRecord, 'status' | 'isStarred' | 'tags' | 'images' | 'hasSuggestions'>

/** A document as Postil's own files hold it, with the given states of its words, oldest first. */
export function documentToRecord(
  document: Document,
  revisions: readonly Revision[],
  marks: ShelfMarks = {},
): DocumentRecord {
  return {
    id: document.id,
    title: document.title,
    byline: document.byline,
    source: document.source,
    url: document.url,
    publishedAt: document.publishedAt,
    language: document.language,
    revisionId: document.revisionId,
    sha256: document.revision.sha256,
    addedAt: document.addedAt,
    lastReadAt: document.lastReadAt,
    readingPosition: null,
    ...marks,
    revisions: revisions.map(({ id, createdAt, sha256, html, text }) => ({
      id,
      createdAt,
      sha256,
      html,
      text,
    })),
  }
}

/** What annotations refer to: their kinds, and the speakers and verdicts of their claims, each once. */
export type References = { kinds: KindRecord[]; speakers: SpeakerRecord[]; verdicts: VerdictRecord[] }

/** Gathers what the annotations refer to, in the order in which it first occurs. */
export function referencesOf(annotations: readonly Annotation[], kinds: readonly Kind[]): References {
  const used = new Set(annotations.map(({ kindId }) => kindId))
  const speakers = new Map<string, SpeakerRecord>()
  const verdicts = new Map<string, VerdictRecord>()
  for (const { claim } of annotations) {
    if (claim === null) continue
    const { speaker, verdict } = claim
    verdicts.set(verdict.id, verdict)
    if (speaker === null) continue
    const { id, name, aliases, role, affiliation, sourceType } = speaker
    speakers.set(id, { id, name, aliases, role, affiliation, sourceType })
  }
  return {
    kinds: kinds.filter(({ id }) => used.has(id)),
    speakers: Array.from(speakers.values()),
    verdicts: Array.from(verdicts.values()),
  }
}

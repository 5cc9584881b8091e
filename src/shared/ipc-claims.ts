/** The part of the contract that is about claims: who said what, and what became of it. */
import type { DocumentProfile } from './claims/document-profile.ts'
import type { VerdictPreset } from './claims/verdict-presets.ts'
import type {
  Claim,
  ClaimBulkEdit,
  ClaimPatch,
  Evidence,
  EvidenceDraft,
  Speaker,
  SpeakerDraft,
  Verdict,
  VerdictDraft,
} from './model/claim.ts'
import type { ClaimChange } from './model/claim-history.ts'
import type { ClaimLink, Contradiction } from './model/claim-links.ts'
import type { AnnotationId, DocumentId, EvidenceId, SpeakerId, VerdictId } from './model/ids.ts'
import type { LedgerBreakdown, LedgerFilter, LedgerQuery, LedgerRow, LedgerView } from './model/ledger.ts'
import type { CheckedQuote, QuoteHit } from './model/quotes.ts'

export interface ClaimCalls {
  claims: {
    /** Changes what the patch names; null when there is no live claim on that annotation. */
    update(id: AnnotationId, patch: ClaimPatch): Claim | null
    /** Changes many claims alike, as one step; answers how many were live. */
    updateMany(ids: AnnotationId[], edit: ClaimBulkEdit): number
    /** Gives claims a speaker who is not yet known, as one step; null when no claim is live. */
    assignNewSpeaker(ids: AnnotationId[], draft: SpeakerDraft): Speaker | null
    /** Who changed what of a claim, and when: the last change first. */
    history(id: AnnotationId): ClaimChange[]
    /** The links of an annotation, seen from its end, with what stands at the other. */
    links(id: AnnotationId): ClaimLink[]
    /** Links a claim to another annotation or a web page; null when either end is not there. */
    addEvidence(id: AnnotationId, draft: EvidenceDraft): Evidence | null
    /** Changes what the patch names; null when there is no link with that id. */
    updateEvidence(id: EvidenceId, patch: Partial<EvidenceDraft>): Evidence | null
    /** Removes links; answers how many there were. */
    removeEvidence(ids: EvidenceId[]): number
    /** How well a document is sourced, by its claims; null when it is not there. */
    profile(id: DocumentId): DocumentProfile | null
  }
  speakers: {
    /** Every speaker, by name. */
    list(): Speaker[]
    /** Adds a speaker. */
    create(draft: SpeakerDraft): Speaker
    /** Changes what the patch names; null when there is no speaker with that id. */
    update(id: SpeakerId, patch: Partial<SpeakerDraft>): Speaker | null
    /** Gives the claims and names of `others` to `kept`; null when there is nobody to merge. */
    merge(kept: SpeakerId, others: SpeakerId[]): Speaker | null
    /** Makes a new speaker of some of the claims and names of one; null when there is no speaker with that id. */
    split(id: SpeakerId, draft: SpeakerDraft, claims: AnnotationId[]): Speaker | null
    /** The claims that probably belong to one of a speaker's aliases, to be offered when it is split off. */
    claimsUnderAlias(id: SpeakerId, alias: string): AnnotationId[]
    /** Removes speakers; their claims stay, without a speaker. Answers how many there were. */
    remove(ids: SpeakerId[]): number
    /** The pairs of claims that contradict each other, at least one of them this speaker's. */
    contradictions(id: SpeakerId): Contradiction[]
  }
  verdicts: {
    /** Every verdict, in the reader's order. */
    list(): Verdict[]
    /** Adds a verdict at the end of the list. */
    create(draft: VerdictDraft): Verdict
    /** Changes the name or colour; null when there is no verdict with that id. */
    update(id: VerdictId, patch: Partial<Pick<VerdictDraft, 'name' | 'color'>>): Verdict | null
    /** Puts verdicts into this order. */
    reorder(ids: VerdictId[]): Verdict[]
    /** Removes a verdict whose claims then have `replacement`; false when that can't be. */
    remove(id: VerdictId, replacement: VerdictId): boolean
    /** Makes a ready-made list the list of verdicts; those that claims have are kept. */
    applyPreset(id: VerdictPreset['id']): Verdict[]
  }
  ledger: {
    /** How long the list is that a query asks for, and where its headings stand. */
    view(query: LedgerQuery): LedgerView
    /** The rows from `start` up to `end` of that list. */
    rows(query: LedgerQuery, start: number, end: number): LedgerRow[]
    /** Every claim that passes, each once. */
    claims(filter: LedgerFilter): AnnotationId[]
    /** How many claims of each group have which verdict. */
    breakdown(groupBy: LedgerQuery['groupBy'], filter: LedgerFilter): LedgerBreakdown
  }
  quotes: {
    /** Whether the stored quotes of a document, or those of the given annotations, stand in its current text. */
    verify(id: DocumentId, ids: AnnotationId[] | null): CheckedQuote[]
    /** The documents that have a quote from elsewhere, or something like it: the most alike first. */
    find(pasted: string): QuoteHit[]
  }
}

export interface ClaimEvents {
  /** Something that the ledger shows changed. */
  'ledger:changed': null
  /** Speakers were added, changed, merged, split or removed. */
  'speakers:changed': null
  /** Verdicts were added, changed, reordered or removed. */
  'verdicts:changed': null
}

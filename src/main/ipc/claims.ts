import { z } from 'zod'
import { claimBulkEdit, claimPatch, evidenceDraft, speakerDraft } from '../../shared/model/claim.ts'
import { annotationId, documentId, evidenceId } from '../../shared/model/ids.ts'
import { assignNewSpeaker, updateClaim, updateClaims } from '../store/claim-edits.ts'
import { claimHistory } from '../store/claim-history.ts'
import { linksOf } from '../store/claim-links.ts'
import { documentProfile } from '../store/document-profile.ts'
import { addEvidence, removeEvidence, updateEvidence } from '../store/evidence-edits.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

export const claimHandlers = ({ store, clock }: Library) =>
  ({
    update: {
      parameters: z.tuple([annotationId, claimPatch]),
      answer: (id, patch) => updateClaim(store, clock, id, patch),
    },
    updateMany: {
      parameters: z.tuple([z.array(annotationId).max(1_000_000), claimBulkEdit]),
      answer: (ids, edit) => updateClaims(store, clock, ids, edit),
    },
    assignNewSpeaker: {
      parameters: z.tuple([z.array(annotationId).max(1_000_000), speakerDraft]),
      answer: (ids, draft) => assignNewSpeaker(store, clock, ids, draft),
    },
    history: { parameters: z.tuple([annotationId]), answer: (id) => claimHistory(store, id) },
    links: { parameters: z.tuple([annotationId]), answer: (id) => linksOf(store, id) },
    addEvidence: {
      parameters: z.tuple([annotationId, evidenceDraft]),
      answer: (id, draft) => addEvidence(store, clock, id, draft),
    },
    updateEvidence: {
      parameters: z.tuple([evidenceId, evidenceDraft.partial()]),
      answer: (id, patch) => updateEvidence(store, clock, id, patch),
    },
    removeEvidence: {
      parameters: z.tuple([z.array(evidenceId).max(100_000)]),
      answer: (ids) => removeEvidence(store, clock, ids),
    },
    profile: { parameters: z.tuple([documentId]), answer: (id) => documentProfile(store, id) },
  }) satisfies Handlers<'claims'>

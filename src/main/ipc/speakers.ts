import { z } from 'zod'
import { speakerDraft } from '../../shared/model/claim.ts'
import { annotationId, speakerId } from '../../shared/model/ids.ts'
import { contradictionsOf } from '../store/claim-links.ts'
import type { Library } from '../store/library.ts'
import {
  claimsUnderAlias,
  createSpeaker,
  mergeSpeakers,
  removeSpeakers,
  splitSpeaker,
  updateSpeaker,
} from '../store/speaker-edits.ts'
import { listSpeakers } from '../store/speakers.ts'
import type { Handlers } from './handler.ts'

const ids = z.array(speakerId).max(100_000)

export const speakerHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listSpeakers(store) },
    create: { parameters: z.tuple([speakerDraft]), answer: (draft) => createSpeaker(store, clock, draft) },
    update: {
      parameters: z.tuple([speakerId, speakerDraft.partial()]),
      answer: (id, patch) => updateSpeaker(store, clock, id, patch),
    },
    merge: {
      parameters: z.tuple([speakerId, ids]),
      answer: (kept, others) => mergeSpeakers(store, clock, kept, others),
    },
    split: {
      parameters: z.tuple([speakerId, speakerDraft, z.array(annotationId).max(1_000_000)]),
      answer: (id, draft, claims) => splitSpeaker(store, clock, id, draft, claims),
    },
    claimsUnderAlias: {
      parameters: z.tuple([speakerId, z.string().max(1_000)]),
      answer: (id, alias) => claimsUnderAlias(store, id, alias),
    },
    remove: { parameters: z.tuple([ids]), answer: (wanted) => removeSpeakers(store, clock, wanted) },
    contradictions: { parameters: z.tuple([speakerId]), answer: (id) => contradictionsOf(store, id) },
  }) satisfies Handlers<'speakers'>

import { z } from 'zod'
import { documentId } from '../../shared/model/ids.ts'
import { acceptedSuggestion, dismissalDraft } from '../../shared/model/suggestion-choices.ts'
import {
  acceptSuggestions,
  findSpeakers,
  suggestionChoices,
  turnSuggestions,
} from '../store/claim-suggestions.ts'
import { dismissSuggestions, restoreSuggestions } from '../store/dismissals.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

/** More than any article has statements. */
const MOST = 100_000

export const suggestionHandlers = ({ store, clock }: Library) =>
  ({
    choices: { parameters: z.tuple([documentId]), answer: (id) => suggestionChoices(store, id) },
    speakersNamed: {
      parameters: z.tuple([z.array(z.string().max(10_000)).max(MOST)]),
      answer: (names) => findSpeakers(store, names),
    },
    accept: {
      parameters: z.tuple([z.array(acceptedSuggestion).max(MOST)]),
      answer: (accepted) => acceptSuggestions(store, clock, accepted),
    },
    dismiss: {
      parameters: z.tuple([z.array(dismissalDraft).max(MOST)]),
      answer: (drafts) => dismissSuggestions(store, clock, drafts),
    },
    restore: { parameters: z.tuple([documentId]), answer: (id) => restoreSuggestions(store, clock, id) },
    turn: {
      parameters: z.tuple([documentId, z.boolean()]),
      answer: (id, isOn) => turnSuggestions(store, clock, id, isOn),
    },
  }) satisfies Handlers<'suggestions'>

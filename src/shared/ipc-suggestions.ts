/** The part of the contract that is about suggested claims: what becomes of what the window has found in a text. */
import type { Annotation } from './model/annotation.ts'
import type { Speaker } from './model/claim.ts'
import type { DocumentId } from './model/ids.ts'
import type {
  AcceptedSuggestion,
  Dismissal,
  DismissalDraft,
  SuggestionChoices,
} from './model/suggestion-choices.ts'

export interface SuggestionCalls {
  suggestions: {
    /** What the reader has said about the suggestions of a document; null when it is not there. */
    choices(id: DocumentId): SuggestionChoices | null
    /** For each name the speaker who is called so, by name or else by alias; null where nobody is. */
    speakersNamed(names: string[]): (Pick<Speaker, 'id' | 'name'> | null)[]
    /** Records suggestions as claims, their new speakers with them, as one step. */
    accept(accepted: AcceptedSuggestion[]): Annotation[]
    /** Remembers, as one step, that suggestions are not wanted. */
    dismiss(drafts: DismissalDraft[]): Dismissal[]
    /** Forgets, as one step, which suggestions of a document were dismissed; answers how many. */
    restore(id: DocumentId): number
    /** Has claims suggested in a document, or not, as one step. */
    turn(id: DocumentId, isOn: boolean): void
  }
}

export interface SuggestionEvents {
  /** What the reader has said about the suggestions of these documents changed. */
  'suggestions:changed': { documentIds: DocumentId[] }
}

import type { Suggestion } from '../../shared/attribution/suggestion.ts'
import type { Document } from '../../shared/model/document.ts'
import type { RevisionId } from '../../shared/model/ids.ts'
import { offThread } from '../app/off-thread.ts'
// The address is made by the bundler, which the linter does not know.
// oxlint-disable-next-line import/default
import address from './suggesting-worker.ts?worker&url'

export type SuggestingQuestion = { text: string; language: string | null }

/** What the worker has found in a text. */
export type FoundStatements = {
  suggestions: Suggestion[]
  /** BCP 47 tag; null when there is too little to tell it by. */
  language: string | null
  /** Whether the document did not say its language itself. */
  isDetected: boolean
  /** Whether the text was read closely; else only quotation marks and colons were followed. */
  isRead: boolean
}

const ask = offThread<SuggestingQuestion, FoundStatements>(address, 'suggesting')

/** So many texts are remembered; one that was forgotten takes a few milliseconds. */
const MOST_TEXTS = 50
const found = new Map<RevisionId, Promise<FoundStatements>>()

/** Finds the statements of a document's current text, once in a session. Rejects when the worker breaks. */
export function findStatements({ revision, language }: Document): Promise<FoundStatements> {
  const known = found.get(revision.id)
  if (known !== undefined) return known
  const asked = ask({ text: revision.text, language })
  const oldest = found.size >= MOST_TEXTS ? found.keys().next().value : undefined
  if (oldest !== undefined) found.delete(oldest)
  found.set(revision.id, asked)
  asked.catch(() => found.delete(revision.id))
  return asked
}

import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { ClaimPatch, SpeakerDraft } from '../../shared/model/claim.ts'
import type { DocumentSummary } from '../../shared/model/document.ts'
import { assert } from '../../shared/result.ts'
import { createAnnotation } from './annotations.ts'
import type { Clock } from './clock.ts'
import { createDocument } from './documents.ts'
import { JOURNALED_TABLES } from './journaled-tables.ts'
import { recordStep } from './journal.ts'
import { listKinds } from './kinds.ts'
import type { Library } from './library.ts'
import { openLibrary } from './open-library.ts'

/** A library in memory, for tests; its clock stands still until it is set. */
export type ClaimsFixture = Library & {
  /** Milliseconds since 1970, UTC. */
  time: { now: number }
  /** Adds a document of one paragraph. */
  addDocument: (text: string) => DocumentSummary
  /** Annotates words of a document as a claim. */
  addClaim: (document: DocumentSummary, text: string, quote: string, claim?: ClaimPatch) => Annotation
  /** Puts a document into the trash, as one step. */
  trashDocument: (document: DocumentSummary) => void
  /** Every row of the reader's data, by table. */
  tables: () => Record<string, unknown[]>
}

/** Noon, so that the day is the same in most time zones. */
const START = Date.UTC(2019, 4, 20, 12)

/** Ascending ids, in the form of ULIDs. */
function countingClock(time: { now: number }): Clock {
  let count = 0
  return { now: () => time.now, id: () => `01${(count++).toString(10).padStart(24, '0')}` }
}

/** A new library with its kinds and verdicts, and nothing else. */
export function claimsFixture(): ClaimsFixture {
  const time = { now: START }
  const opened = openLibrary(':memory:', countingClock(time))
  assert(opened.ok, 'a library in memory')
  const { store, clock } = opened.value
  const kind = listKinds(store).find(({ isClaim }) => isClaim)
  assert(kind !== undefined, 'a kind of claims')
  return {
    store,
    clock,
    time,
    addDocument: (text) =>
      createDocument(store, clock, {
        title: text.slice(0, 20),
        byline: null,
        source: null,
        url: null,
        publishedAt: null,
        language: 'en',
        html: `<p>${text}</p>`,
        text,
      }).document,
    addClaim: (document, text, quote, claim) => {
      const start = text.indexOf(quote)
      assert(start !== -1, 'words of the text', quote)
      return createAnnotation(store, clock, {
        documentId: document.id,
        revisionId: document.revisionId,
        kindId: kind.id,
        selectors: describePassage(text, { start, end: start + quote.length }),
        note: '',
        tags: [],
        ...(claim === undefined ? {} : { claim }),
      })
    },
    trashDocument: (document) =>
      recordStep(store, { label: 'delete document', now: time.now }, () => {
        store.prepare('UPDATE document SET deleted_at = ? WHERE id = ?').run(time.now, document.id)
      }),
    tables: () =>
      Object.fromEntries(
        JOURNALED_TABLES.map((table) => [table, store.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
      ),
  }
}

/** A speaker of whom only the name is known. */
export function named(name: string, aliases: string[] = []): SpeakerDraft {
  return { name, aliases, role: null, affiliation: null, sourceType: 'named individual' }
}

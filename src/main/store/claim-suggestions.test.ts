import { expect, test } from 'vitest'
import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import type { SpeakerDraft } from '../../shared/model/claim.ts'
import type { DocumentSummary } from '../../shared/model/document.ts'
import type { AcceptedSuggestion, DismissalDraft } from '../../shared/model/suggestion-choices.ts'
import { assert } from '../../shared/result.ts'
import { acceptSuggestions, findSpeakers, suggestionChoices, turnSuggestions } from './claim-suggestions.ts'
import { claimsFixture, named, type ClaimsFixture } from './claims-fixture.ts'
import { dismissSuggestions, restoreSuggestions } from './dismissals.ts'
import { redo, undo, undoState } from './journal.ts'
import { listKinds } from './kinds.ts'
import { createSpeaker } from './speaker-edits.ts'
import { listSpeakers } from './speakers.ts'

const TEXT = '“The pier is safe,” Lena Marsh said. She added that it had stood since 1890.'

function passage(document: DocumentSummary, quote: string): DismissalDraft {
  const start = TEXT.indexOf(quote)
  assert(start !== -1, 'words of the text', quote)
  return {
    documentId: document.id,
    revisionId: document.revisionId,
    selectors: describePassage(TEXT, { start, end: start + quote.length }),
  }
}

function accepted(
  { store }: ClaimsFixture,
  document: DocumentSummary,
  quote: string,
  newSpeaker: SpeakerDraft | null,
): AcceptedSuggestion {
  const kind = listKinds(store).find(({ isClaim }) => isClaim)
  assert(kind !== undefined, 'a kind of claims')
  return {
    annotation: {
      ...passage(document, quote),
      kindId: kind.id,
      note: '',
      tags: [],
      claim: {
        claimReviewed: `${quote}.`,
        attribution: { kind: 'direct', cue: 'said', source: 'Lena Marsh' },
      },
    },
    newSpeaker,
  }
}

test('suggestions of one new speaker are recorded with one speaker, and one undo takes all of it back', () => {
  const fixture = claimsFixture()
  const { store, clock } = fixture
  const document = fixture.addDocument(TEXT)
  const before = fixture.tables()
  const claims = acceptSuggestions(store, clock, [
    accepted(fixture, document, 'The pier is safe', named('Lena Marsh')),
    accepted(fixture, document, 'it had stood since 1890', named('Lena Marsh')),
  ])
  expect(claims.map(({ claim }) => claim)).toMatchObject([
    {
      claimReviewed: 'The pier is safe.',
      speaker: { name: 'Lena Marsh' },
      attribution: { kind: 'direct', cue: 'said', source: 'Lena Marsh' },
    },
    { claimReviewed: 'it had stood since 1890.', speaker: { name: 'Lena Marsh' } },
  ])
  expect(listSpeakers(store)).toMatchObject([{ name: 'Lena Marsh', claimCount: 2 }])
  const after = fixture.tables()
  expect(undoState(store).undo).toBe('record 2 suggested claims')
  undo(store)
  expect(fixture.tables()).toEqual(before)
  redo(store)
  expect(fixture.tables()).toEqual(after)
})

test('a speaker who became known meanwhile, by name or alias, is not added again', () => {
  const fixture = claimsFixture()
  const { store, clock } = fixture
  const document = fixture.addDocument(TEXT)
  createSpeaker(store, clock, named('Dame Lena Marsh', ['Lena Marsh']))
  const [claim] = acceptSuggestions(store, clock, [
    accepted(fixture, document, 'The pier is safe', named('lena  marsh')),
  ])
  expect(claim?.claim?.speaker?.name).toBe('Dame Lena Marsh')
  expect(listSpeakers(store)).toHaveLength(1)
})

test('speakers are found by name before alias, whatever the case and accents', () => {
  const { store, clock } = claimsFixture()
  createSpeaker(store, clock, named('The pier company', ['Marsh']))
  createSpeaker(store, clock, named('Marsh'))
  createSpeaker(store, clock, named('José Núñez', ['the mayor']))
  expect(findSpeakers(store, ['marsh', 'jose nunez', 'The Mayor', 'nobody'])).toMatchObject([
    { name: 'Marsh' },
    { name: 'José Núñez' },
    { name: 'José Núñez' },
    null,
  ])
})

test('what was dismissed is remembered with its passage, and can be taken back and forgotten', () => {
  const fixture = claimsFixture()
  const { store, clock } = fixture
  const document = fixture.addDocument(TEXT)
  const other = fixture.addDocument('Another article.')
  const before = fixture.tables()
  const wanted = [passage(document, 'The pier is safe'), passage(document, 'it had stood since 1890')]
  dismissSuggestions(store, clock, wanted)
  expect(suggestionChoices(store, document.id)).toMatchObject({ isOn: true, dismissed: wanted })
  expect(suggestionChoices(store, other.id)).toEqual({ isOn: true, dismissed: [] })
  const after = fixture.tables()
  undo(store)
  expect(fixture.tables()).toEqual(before)
  redo(store)
  expect(fixture.tables()).toEqual(after)
  expect(restoreSuggestions(store, clock, document.id)).toBe(2)
  expect(suggestionChoices(store, document.id)?.dismissed).toEqual([])
  undo(store)
  expect(suggestionChoices(store, document.id)?.dismissed).toHaveLength(2)
})

test('suggestions are turned off for one document and not for others', () => {
  const fixture = claimsFixture()
  const { store, clock } = fixture
  const document = fixture.addDocument(TEXT)
  const other = fixture.addDocument('Another article.')
  turnSuggestions(store, clock, document.id, false)
  expect(suggestionChoices(store, document.id)?.isOn).toBe(false)
  expect(suggestionChoices(store, other.id)?.isOn).toBe(true)
  undo(store)
  expect(suggestionChoices(store, document.id)?.isOn).toBe(true)
  fixture.trashDocument(document)
  expect(suggestionChoices(store, document.id)).toBeNull()
})

import { expect, test } from 'vitest'
import { assignNewSpeaker, updateClaim, updateClaims } from './claim-edits.ts'
import { claimHistory } from './claim-history.ts'
import { claimOf } from './claims.ts'
import { claimsFixture, named } from './claims-fixture.ts'
import { redo, undo, undoState } from './journal.ts'
import { createSpeaker } from './speaker-edits.ts'
import { tagsOf } from './tags.ts'
import { listVerdicts } from './verdicts.ts'
import { removeAnnotations } from './annotations.ts'

const TEXT = 'The ministry denied the report. The company said it was ready to talk. Nobody replied.'

function oneClaim() {
  const library = claimsFixture()
  const document = library.addDocument(TEXT)
  const claim = library.addClaim(document, TEXT, 'The ministry denied the report.')
  const verdict = (name: string) => listVerdicts(library.store).find((one) => one.name === name)!
  return { ...library, document, claim, verdict }
}

test('a new claim says what its quote says, and is unchecked', () => {
  const { claim } = oneClaim()
  expect(claim.claim).toMatchObject({
    claimReviewed: 'The ministry denied the report.',
    speaker: null,
    conclusion: '',
    evidence: [],
    verdict: { isUnchecked: true },
  })
})

test('a claim can be made with its speaker and verdict at once, and one undo takes all of it back', () => {
  const { store, clock, document, addClaim, tables, verdict } = oneClaim()
  const speaker = createSpeaker(store, clock, named('Gao Feng'))
  const before = tables()
  const made = addClaim(document, TEXT, 'Nobody replied.', {
    speakerId: speaker.id,
    verdictId: verdict('False').id,
  })
  expect(made.claim?.speaker?.name).toBe('Gao Feng')
  expect(made.claim?.verdict.name).toBe('False')
  undo(store)
  expect(tables()).toEqual(before)
})

test('the words in the article stay as they are whatever the claim is changed to', () => {
  const { store, clock, claim, tables } = oneClaim()
  const before = tables()['annotation']
  updateClaim(store, clock, claim.id, { claimReviewed: 'The ministry of trade denied the report of 3 May.' })
  expect(tables()['annotation']).toEqual(before)
  expect(claimOf(store, claim.id)?.claimReviewed).toBe('The ministry of trade denied the report of 3 May.')
})

test('the first verdict dates the review, another verdict keeps the date, unchecked takes it away', () => {
  const { store, clock, claim, verdict, time } = oneClaim()
  expect(updateClaim(store, clock, claim.id, { verdictId: verdict('False').id })?.reviewedAt).toBe(
    '2019-05-20',
  )
  time.now += 3 * 86_400_000
  expect(updateClaim(store, clock, claim.id, { verdictId: verdict('True').id })?.reviewedAt).toBe(
    '2019-05-20',
  )
  expect(updateClaim(store, clock, claim.id, { verdictId: verdict('Unchecked').id })?.reviewedAt).toBeNull()
})

test('a date of review that the reader gives is kept', () => {
  const { store, clock, claim, verdict } = oneClaim()
  const patch = { verdictId: verdict('False').id, reviewedAt: '2020-01-31' }
  expect(updateClaim(store, clock, claim.id, patch)?.reviewedAt).toBe('2020-01-31')
})

test('parts of the attribution change one by one', () => {
  const { store, clock, claim } = oneClaim()
  updateClaim(store, clock, claim.id, { attribution: { cue: 'denied', kind: 'indirect' } })
  updateClaim(store, clock, claim.id, { attribution: { relayedBy: 'Reuters' } })
  expect(claimOf(store, claim.id)?.attribution).toEqual({
    kind: 'indirect',
    cue: 'denied',
    source: null,
    saidAt: null,
    place: null,
    channel: null,
    relayedBy: 'Reuters',
  })
})

test('a conclusion that is typed without a pause is taken back as one', () => {
  const { store, clock, claim, time, tables } = oneClaim()
  const before = tables()
  for (const conclusion of ['N', 'No', 'Not', 'Not so.']) {
    time.now += 500
    updateClaim(store, clock, claim.id, { conclusion })
  }
  undo(store)
  expect(tables()).toEqual(before)
})

test('what is there already is no step', () => {
  const { store, clock, claim } = oneClaim()
  updateClaim(store, clock, claim.id, { conclusion: 'Not so.' })
  const { undo: label } = undoState(store)
  updateClaim(store, clock, claim.id, { attribution: { cue: null } })
  updateClaims(store, clock, [claim.id], { removeTags: ['unknown'] })
  expect(undoState(store).undo).toBe(label)
})

test('a claim in the trash, or one that never was, is not changed', () => {
  const { store, clock, claim, tables } = oneClaim()
  removeAnnotations(store, clock, [claim.id])
  const before = tables()
  expect(updateClaim(store, clock, claim.id, { conclusion: 'Not so.' })).toBeNull()
  expect(updateClaims(store, clock, [claim.id], { addTags: ['checked'] })).toBe(0)
  expect(tables()).toEqual(before)
})

test('a speaker who is not yet known comes with the claim, and goes with the undo', () => {
  const { store, clock, claim, tables } = oneClaim()
  const before = tables()
  expect(assignNewSpeaker(store, clock, [claim.id], named('Gao Feng'))).toMatchObject({
    name: 'Gao Feng',
    claimCount: 1,
  })
  expect(claimOf(store, claim.id)?.speaker?.name).toBe('Gao Feng')
  undo(store)
  expect(tables()).toEqual(before)
  removeAnnotations(store, clock, [claim.id])
  expect(assignNewSpeaker(store, clock, [claim.id], named('Gao Feng'))).toBeNull()
})

test('many claims are changed as one step, and one undo brings every one of them back', () => {
  const { store, clock, claim, document, addClaim, verdict, tables } = oneClaim()
  const other = addClaim(document, TEXT, 'Nobody replied.')
  const speaker = createSpeaker(store, clock, named('The ministry'))
  const before = tables()
  const edit = { verdictId: verdict('True').id, speakerId: speaker.id, addTags: ['trade', 'China'] }
  expect(updateClaims(store, clock, [claim.id, other.id], edit)).toBe(2)
  expect(claimOf(store, other.id)).toMatchObject({ verdict: { name: 'True' }, speaker: { claimCount: 2 } })
  expect(tagsOf(store, claim.id)).toEqual(['trade', 'China'])
  const after = tables()
  undo(store)
  expect(tables()).toEqual(before)
  redo(store)
  expect(tables()).toEqual(after)
})

test('the history says who changed what and when, undo and redo among them', () => {
  const { store, clock, claim, verdict, time } = oneClaim()
  time.now += 60_000
  updateClaim(store, clock, claim.id, { verdictId: verdict('False').id, reviewedAt: null })
  time.now += 60_000
  undo(store)
  time.now += 60_000
  redo(store)
  const made = claim.createdAt
  expect(claimHistory(store, claim.id).map(({ id: _, ...change }) => change)).toEqual([
    { changedAt: made + 180_000, changedBy: 'redo', field: 'verdict', before: 'Unchecked', after: 'False' },
    { changedAt: made + 120_000, changedBy: 'undo', field: 'verdict', before: 'False', after: 'Unchecked' },
    { changedAt: made + 60_000, changedBy: 'reader', field: 'verdict', before: 'Unchecked', after: 'False' },
    {
      changedAt: made,
      changedBy: 'reader',
      field: 'claim',
      before: null,
      after: 'The ministry denied the report.',
    },
  ])
})

test('the history outlives the undoing of the whole claim', () => {
  const { store, claim } = oneClaim()
  undo(store)
  redo(store)
  expect(claimHistory(store, claim.id).map(({ changedBy, after }) => [changedBy, after === null])).toEqual([
    ['redo', false],
    ['undo', true],
    ['reader', false],
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateClaim } from './claim-edits.ts'
import { claimOf } from './claims.ts'
import { claimsFixture, named } from './claims-fixture.ts'
import { outsideSteps, redo, undo, undoState } from './journal.ts'
import {
  claimsUnderAlias,
  createSpeaker,
  mergeSpeakers,
  removeSpeakers,
  splitSpeaker,
  updateSpeaker,
} from './speaker-edits.ts'
import { getSpeaker, listSpeakers } from './speakers.ts'

const TEXT = 'Huawei denied it. The company offered talks. It was ready. Gao Feng spoke. He spoke again.'

function people() {
  const library = claimsFixture()
  const { store, clock } = library
  const document = library.addDocument(TEXT)
  const huawei = createSpeaker(store, clock, {
    ...named('Huawei'),
    sourceType: 'named group',
    role: 'maker of phones',
  })
  const company = createSpeaker(store, clock, named('the company', ['it']))
  const claim = (quote: string, speakerId: typeof huawei.id) =>
    library.addClaim(document, TEXT, quote, { speakerId })
  const denial = claim('Huawei denied it.', huawei.id)
  const offer = claim('The company offered talks.', company.id)
  const readiness = claim('It was ready.', company.id)
  return { ...library, document, huawei, company, denial, offer, readiness }
}

test('merging gives all claims and names to the one that is kept, as one step that is named', () => {
  const { store, clock, huawei, company, offer, tables } = people()
  const before = tables()
  const merged = mergeSpeakers(store, clock, huawei.id, [company.id])
  expect(merged).toMatchObject({
    name: 'Huawei',
    aliases: ['the company', 'it'],
    claimCount: 3,
    role: 'maker of phones',
  })
  expect(listSpeakers(store).map(({ name }) => name)).toEqual(['Huawei'])
  expect(claimOf(store, offer.id)?.speaker?.name).toBe('Huawei')
  expect(undoState(store).undo).toBe('merge of 2 speakers')
  const after = tables()
  undo(store)
  expect(tables()).toEqual(before)
  redo(store)
  expect(tables()).toEqual(after)
})

test('splitting is the inverse of merging, whoever said what', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('first', 'second', 'nobody'), { minLength: 5, maxLength: 5 }),
      fc.uniqueArray(fc.constantFrom('he', 'she', 'they', 'the ministry', 'China’s spokesman'), {
        maxLength: 4,
      }),
      fc.nat(4),
      (owners, aliases, cut) => {
        const { store, clock, addDocument, addClaim } = claimsFixture()
        const document = addDocument(TEXT)
        const first = createSpeaker(store, clock, named('Gao Feng', aliases.slice(0, cut)))
        const draft = named('the spokesman', aliases.slice(cut))
        const second = createSpeaker(store, clock, draft)
        const ids = { first: first.id, second: second.id, nobody: null }
        const quotes = TEXT.match(/[^.]+\./g) ?? []
        const claims = quotes.map((quote, index) =>
          addClaim(document, TEXT, quote.trim(), { speakerId: ids[owners[index] ?? 'nobody'] }),
        )
        const world = () => ({
          speakers: listSpeakers(store).map(({ id: _, ...speaker }) => speaker),
          claims: claims.map(({ id }) => claimOf(store, id)?.speaker?.name ?? null),
        })
        const apart = world()
        mergeSpeakers(store, clock, first.id, [second.id])
        const together = world()
        const own = claims.filter((_, index) => owners[index] === 'second').map(({ id }) => id)
        const split = splitSpeaker(store, clock, first.id, draft, own)
        expect(world()).toEqual(apart)
        mergeSpeakers(store, clock, first.id, [split!.id])
        expect(world()).toEqual(together)
      },
    ),
    { numRuns: 50 },
  )
})

test('after a merge, the claims of the one that was merged are offered for a split', () => {
  const { store, clock, huawei, company, denial, offer, readiness } = people()
  updateClaim(store, clock, denial.id, { attribution: { source: 'IT' } })
  mergeSpeakers(store, clock, huawei.id, [company.id])
  expect(claimsUnderAlias(store, huawei.id, 'the company')).toEqual([offer.id, readiness.id])
  expect(claimsUnderAlias(store, huawei.id, 'it')).toEqual([denial.id])
})

test('a speaker is not merged with itself, nor with nobody', () => {
  const { store, clock, huawei, company, tables } = people()
  removeSpeakers(store, clock, [company.id])
  const before = tables()
  expect(mergeSpeakers(store, clock, huawei.id, [huawei.id, company.id])).toBeNull()
  expect(mergeSpeakers(store, clock, company.id, [huawei.id])).toBeNull()
  expect(tables()).toEqual(before)
})

test('claims of other speakers are not given away by a split', () => {
  const { store, clock, huawei, company, denial, offer } = people()
  splitSpeaker(store, clock, huawei.id, named('a spokesman'), [denial.id, offer.id])
  expect(claimOf(store, denial.id)?.speaker?.name).toBe('a spokesman')
  expect(claimOf(store, offer.id)?.speaker?.id).toBe(company.id)
})

test('removing speakers leaves their claims without a speaker and no link to nobody; undo brings all of it back', () => {
  const { store, clock, huawei, company, denial, offer, tables } = people()
  const before = tables()
  expect(removeSpeakers(store, clock, [huawei.id, company.id])).toBe(2)
  expect(claimOf(store, denial.id)?.speaker).toBeNull()
  expect(claimOf(store, offer.id)?.speaker).toBeNull()
  expect(store.pragma('foreign_key_check')).toEqual([])
  expect(tables()['speaker']).toEqual([])
  undo(store)
  expect(tables()).toEqual(before)
})

test('a rename changes the name on every claim, and undo the name alone', () => {
  const { store, clock, company, offer, tables } = people()
  const before = tables()
  updateSpeaker(store, clock, company.id, { name: 'Huawei Technologies' })
  expect(claimOf(store, offer.id)?.speaker?.name).toBe('Huawei Technologies')
  expect(undoState(store).undo).toBe('rename “the company”')
  undo(store)
  expect(tables()).toEqual(before)
})

test('no alias stands twice, and none is the name', () => {
  const { store, clock, huawei } = people()
  updateSpeaker(store, clock, huawei.id, { aliases: ['it', 'it', 'Huawei', 'the firm'] })
  expect(getSpeaker(store, huawei.id)?.aliases).toEqual(['it', 'the firm'])
})

test('claims in the trash do not count', () => {
  const { store, clock, company, document, trashDocument, offer } = people()
  outsideSteps(store, () => store.prepare('UPDATE annotation SET deleted_at = 1 WHERE id = ?').run(offer.id))
  expect(getSpeaker(store, company.id)?.claimCount).toBe(1)
  expect(listSpeakers(store).map(({ claimCount }) => claimCount)).toEqual([1, 1])
  trashDocument(document)
  expect(listSpeakers(store).map(({ claimCount }) => claimCount)).toEqual([0, 0])
  void clock
})

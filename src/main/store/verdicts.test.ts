import { expect, test } from 'vitest'
import { verdictPresets } from '../../shared/claims/verdict-presets.ts'
import { updateClaim } from './claim-edits.ts'
import { claimOf } from './claims.ts'
import { claimsFixture } from './claims-fixture.ts'
import { redo, undo } from './journal.ts'
import {
  createVerdict,
  listVerdicts,
  removeVerdict,
  reorderVerdicts,
  replaceVerdicts,
  uncheckedVerdict,
  updateVerdict,
} from './verdicts.ts'

const TEXT = 'One thing was said.'

function verdicts() {
  const library = claimsFixture()
  const { store, clock } = library
  const claim = library.addClaim(library.addDocument(TEXT), TEXT, TEXT)
  const names = () => listVerdicts(store).map(({ name }) => name)
  const idOf = (name: string) => listVerdicts(store).find((one) => one.name === name)!.id
  return {
    ...library,
    claim,
    names,
    idOf,
    set: (name: string) => updateClaim(store, clock, claim.id, { verdictId: idOf(name) }),
  }
}

test('a new library has a five-step scale, with unchecked first', () => {
  expect(verdicts().names()).toEqual([
    'Unchecked',
    'True',
    'Mostly true',
    'Half true',
    'Mostly false',
    'False',
  ])
})

test('verdicts are added, renamed, coloured and put in order; each can be undone', () => {
  const { store, clock, names, idOf, tables } = verdicts()
  const before = tables()
  const satire = createVerdict(store, clock, { name: 'Satire', color: 'blue', isUnchecked: false })
  expect(updateVerdict(store, clock, satire.id, { name: 'Joke' })).toMatchObject({
    name: 'Joke',
    color: 'blue',
  })
  reorderVerdicts(store, clock, [satire.id, idOf('False')])
  expect(names().slice(0, 3)).toEqual(['Joke', 'False', 'Unchecked'])
  const after = tables()
  for (let step = 0; step < 3; step += 1) undo(store)
  expect(tables()).toEqual(before)
  for (let step = 0; step < 3; step += 1) redo(store)
  expect(tables()).toEqual(after)
})

test('a verdict is removed only with a replacement for its claims, and undo brings both back', () => {
  const { store, clock, claim, idOf, names, set, tables } = verdicts()
  set('Half true')
  const before = tables()
  expect(removeVerdict(store, clock, idOf('Half true'), idOf('Half true'))).toBe(false)
  expect(removeVerdict(store, clock, idOf('Half true'), idOf('Mostly false'))).toBe(true)
  expect(names()).not.toContain('Half true')
  expect(claimOf(store, claim.id)?.verdict.name).toBe('Mostly false')
  expect(store.pragma('foreign_key_check')).toEqual([])
  undo(store)
  expect(tables()).toEqual(before)
})

test('the only verdict that means unchecked stays', () => {
  const { store, clock, idOf, names } = verdicts()
  expect(removeVerdict(store, clock, idOf('Unchecked'), idOf('True'))).toBe(false)
  expect(names()).toContain('Unchecked')
})

test.each(verdictPresets)(
  'the ready-made list “$name” begins with unchecked, and keeps what claims have',
  (preset) => {
    const { store, clock, claim, names, set, tables } = verdicts()
    set('Mostly true')
    createVerdict(store, clock, { name: 'Satire', color: 'blue', isUnchecked: false })
    const before = tables()
    const unchecked = uncheckedVerdict(store).id
    replaceVerdicts(store, clock, 'use of verdicts', preset.verdicts)
    const wanted = preset.verdicts.map(({ name }) => name)
    expect(names()).toEqual(wanted.includes('Mostly true') ? wanted : [...wanted, 'Mostly true'])
    expect(uncheckedVerdict(store).id).toBe(unchecked)
    expect(claimOf(store, claim.id)?.verdict.name).toBe('Mostly true')
    undo(store)
    expect(tables()).toEqual(before)
  },
)

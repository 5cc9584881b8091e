import { expect, test } from 'vitest'
import type { KindDraft } from '../../shared/model/kind.ts'
import { createAnnotation, getAnnotation, removeAnnotations } from './annotations.ts'
import { claimOf } from './claims.ts'
import { redo, undo } from './journal.ts'
import { createKind, removeKind, reorderKinds, updateKind } from './kind-edits.ts'
import { kindUses, listKinds } from './kinds.ts'
import { addedDocument, annotationDraft, openedLibrary, tableContents } from './library-fixture.ts'

const PROMISE: KindDraft = { name: 'Promise', color: 'teal', underline: 'dashed', glyph: '★', isClaim: true }

function kinds() {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  return {
    store,
    clock,
    tables: () => tableContents(store),
    names: () => listKinds(store).map(({ name }) => name),
    idOf: (name: string) => listKinds(store).find((kind) => kind.name === name)!.id,
    highlight: (kind: number) =>
      createAnnotation(store, clock, annotationDraft(library, document, { kind })).id,
  }
}

test('kinds are added, renamed, coloured, hidden and put in order; each can be undone and done again', () => {
  const { store, clock, names, idOf, tables } = kinds()
  const before = tables()
  const promise = createKind(store, clock, PROMISE)
  expect(promise).toMatchObject({ ...PROMISE, position: 5, hidden: false })
  expect(updateKind(store, clock, promise.id, { name: 'Pledge', color: 'pink', glyph: '✓' })).toMatchObject({
    name: 'Pledge',
    color: 'pink',
    glyph: '✓',
    underline: 'dashed',
  })
  updateKind(store, clock, idOf('Background'), { hidden: true })
  reorderKinds(store, clock, [promise.id, idOf('Question')])
  expect(names()).toEqual(['Pledge', 'Question', 'Claim', 'Quote', 'Evidence', 'Background'])
  const after = tables()
  for (let step = 0; step < 4; step += 1) undo(store)
  expect(tables()).toEqual(before)
  for (let step = 0; step < 4; step += 1) redo(store)
  expect(tables()).toEqual(after)
})

test('a kind that is removed leaves its highlights to another, those in the trash too, and undo brings it back', () => {
  const { store, clock, highlight, idOf, names, tables } = kinds()
  const kept = highlight(1)
  const trashed = highlight(1)
  removeAnnotations(store, clock, [trashed])
  expect(kindUses(store)).toEqual([{ id: idOf('Quote'), live: 1, trashed: 1 }])
  const before = tables()
  expect(removeKind(store, clock, idOf('Quote'), idOf('Evidence'))).toBe(2)
  expect(names()).toEqual(['Claim', 'Evidence', 'Question', 'Background'])
  expect(listKinds(store).map(({ position }) => position)).toEqual([0, 1, 2, 3])
  expect(getAnnotation(store, kept)?.kindId).toBe(idOf('Evidence'))
  expect(store.pragma('foreign_key_check')).toEqual([])
  undo(store)
  expect(tables()).toEqual(before)
})

test('highlights that become claims get a record that begins with the quote', () => {
  const { store, clock, highlight, idOf } = kinds()
  const quote = highlight(1)
  removeKind(store, clock, idOf('Quote'), idOf('Claim'))
  expect(claimOf(store, quote)).toMatchObject({ claimReviewed: 'China', speaker: null })
})

test('one kind is always offered, and one always carries claims', () => {
  const { store, clock, idOf } = kinds()
  expect(removeKind(store, clock, idOf('Claim'), idOf('Quote'))).toBeNull()
  expect(removeKind(store, clock, idOf('Quote'), idOf('Quote'))).toBeNull()
  for (const name of ['Quote', 'Evidence', 'Question', 'Background'])
    updateKind(store, clock, idOf(name), { hidden: true })
  expect(updateKind(store, clock, idOf('Claim'), { hidden: true })).toBeNull()
  createKind(store, clock, PROMISE)
  updateKind(store, clock, idOf('Claim'), { hidden: true })
  expect(removeKind(store, clock, idOf('Promise'), idOf('Claim'))).toBeNull()
})

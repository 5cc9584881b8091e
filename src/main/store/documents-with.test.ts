import { beforeEach, describe, expect, it } from 'vitest'
import { folderFixture } from '../vault/folder-fixture.ts'
import { removeAnnotations } from './annotations.ts'
import { documentsTouchedBy } from './documents-with.ts'
import { undo, watchStore } from './journal.ts'
import { renameTag } from './tag-edits.ts'
import { libraryStamp } from './whole-library.ts'

let { library, article, changeNote } = folderFixture()

beforeEach(() => {
  ;({ library, article, changeNote } = folderFixture())
})

describe('which articles a change concerns', () => {
  it('is known for notes, tags everywhere, and what undo brings back', () => {
    const [one, two] = [article('One'), article('Two')]
    const touched: string[][] = []
    watchStore(library.store, (rows) => touched.push([...documentsTouchedBy(library.store, rows)].sort()))
    const id = changeNote(one, 'Another note.')
    renameTag(library.store, library.clock, 'trade', 'tariffs')
    removeAnnotations(library.store, library.clock, [id])
    undo(library.store)
    expect(touched).toEqual([[one.id], [one.id, two.id].sort(), [one.id], [one.id]])
  })

  it('is marked in the library by a stamp that no undo repeats', () => {
    const one = article('One')
    const stamps = [libraryStamp(library.store)]
    changeNote(one, 'Another note.')
    stamps.push(libraryStamp(library.store))
    undo(library.store)
    stamps.push(libraryStamp(library.store))
    expect(new Set(stamps).size).toBe(3)
  })
})

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { UNFINISHED } from '../export/atomic-file.ts'
import { inOneThread } from '../export/in-one-thread.ts'
import { createDocument } from '../store/documents.ts'
import { undo } from '../store/journal.ts'
import { listKinds } from '../store/kinds.ts'
import { documentDraft, temporaryFolder } from '../store/library-fixture.ts'
import { removeDocuments, restoreDocuments } from '../store/shelf.ts'
import { folderFixture } from './folder-fixture.ts'
import { folderTask, syncFolder, type FolderSync } from './sync-folder.ts'

let { library, folder, memory, article, changeNote, read, write } = folderFixture()

beforeEach(() => {
  ;({ library, folder, memory, article, changeNote, read, write } = folderFixture())
})

/** One pass over the folder, as the thread makes it. */
function sync(task: Partial<FolderSync> = {}) {
  const kinds = listKinds(library.store)
  return syncFolder(
    folderTask({ folder, memory, kinds }, { scope: 'all', ...task }),
    inOneThread(library.store),
  )
}

describe('a folder that stays in step', () => {
  it('gets a file for each article, and nothing is written again that says the same already', () => {
    article('One')
    article('a/b: c')
    expect(sync()).toMatchObject({ written: 2, files: 2, issues: [], isEmptied: false })
    expect(readdirSync(folder).sort()).toEqual(['One.md', 'a b c.md'])
    const before = statSync(join(folder, 'One.md')).mtimeMs
    expect(sync()).toMatchObject({ written: 0, files: 2 })
    expect(statSync(join(folder, 'One.md')).mtimeMs).toBe(before)
  })

  it('follows what changed in the library, undo included', () => {
    const one = article('One')
    sync()
    const file = read('One.md')
    changeNote(one, 'Another note.')
    expect(sync({ scope: 'some', documentIds: [one.id] })).toMatchObject({ written: 1, issues: [] })
    expect(read('One.md')).toContain('Another note.')
    undo(library.store)
    sync()
    expect(read('One.md')).toContain('A note.')
    expect(read('One.md').replaceAll(/"updatedAt":\d+/g, '')).toBe(file.replaceAll(/"updatedAt":\d+/g, ''))
  })

  it('never touches what a person wrote around Postil’s part, and keeps their line ends', () => {
    const one = article('One')
    sync()
    const mine = `${read('One.md').replace('<!-- postil:begin -->', 'Above.\n\n<!-- postil:begin -->')}\nBelow.\n`
    write('One.md', mine.replaceAll('\n', '\r\n'))
    changeNote(one, 'Another note.')
    expect(sync().issues).toEqual([])
    expect(read('One.md')).toContain('Above.\r\n\r\n<!-- postil:begin -->')
    expect(read('One.md')).toMatch(/\r\n\r\nBelow\.\r\n$/)
    expect(read('One.md')).toContain('Another note.')
  })

  it('follows a file that was renamed and moved', () => {
    const one = article('One')
    sync()
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true })
    renameSync(join(folder, 'One.md'), join(folder, 'deep', 'er', 'renamed.md'))
    changeNote(one, 'Another note.')
    expect(sync({ scope: 'some', documentIds: [one.id] })).toMatchObject({ written: 1, files: 1, issues: [] })
    expect(read('deep/er/renamed.md')).toContain('Another note.')
    expect(readdirSync(folder)).toEqual(['deep'])
  })

  it('leaves an edited block alone and reports it, with what was written, what stands there and what would be', () => {
    const one = article('One')
    sync()
    write('One.md', read('One.md').replace('A note.', 'My own words.'))
    const id = changeNote(one, 'Another note.')
    expect(sync()).toMatchObject({
      editedBlocks: 1,
      issues: [{ kind: 'edited', documentId: one.id, title: 'One', path: 'One.md', blocks: 1 }],
    })
    expect(read('One.md')).toContain('My own words.')
    const { edits } = sync({ scope: 'some', documentIds: [one.id], isDry: true })
    expect(edits?.blocks).toEqual([
      {
        key: id,
        base: expect.stringContaining('A note.'),
        theirs: expect.stringContaining('My own words.'),
        ours: expect.stringContaining('Another note.'),
      },
    ])
  })

  it('writes an edited block when the reader says so, or lets it stay until there is news', () => {
    const one = article('One')
    sync()
    write('One.md', read('One.md').replace('A note.', 'My own words.'))
    const id = changeNote(one, 'Another note.')
    const decided = (take: string[], settle: string[]) =>
      sync({ scope: 'some', documentIds: [one.id], decision: { documentId: one.id, take, settle } })
    expect(decided([], [id])).toMatchObject({ editedBlocks: 0, issues: [] })
    expect(sync().issues).toEqual([])
    expect(read('One.md')).toContain('My own words.')
    changeNote(one, 'News.')
    expect(sync().editedBlocks).toBe(1)
    expect(decided([id], [])).toMatchObject({ editedBlocks: 0, written: 1 })
    expect(read('One.md')).toContain('News.')
    expect(read('One.md')).not.toContain('My own words.')
  })

  it('knows what it wrote even when nothing is remembered beside the folder', () => {
    const one = article('One')
    sync()
    write('One.md', read('One.md').replace('A note.', 'My own words.'))
    rmSync(memory)
    changeNote(one, 'Another note.')
    expect(sync()).toMatchObject({ editedBlocks: 1 })
    writeFileSync(memory, 'not a database at all, but long enough to be taken for one'.repeat(100))
    expect(sync()).toMatchObject({ editedBlocks: 1, written: 0 })
  })

  it('does not write a deleted file again unasked', () => {
    const one = article('One')
    article('Two')
    sync()
    unlinkSync(join(folder, 'One.md'))
    expect(sync({ scope: 'files' }).issues).toMatchObject([{ kind: 'file-deleted', documentId: one.id }])
    changeNote(one, 'Another note.')
    expect(sync()).toMatchObject({ written: 0, files: 1 })
    const again = sync({ scope: 'some', documentIds: [one.id], wanted: [one.id] })
    expect(again).toMatchObject({ written: 1, issues: [] })
    expect(read('One.md')).toContain('Another note.')
  })

  it('writes nothing into a folder that was emptied, until it is told to', () => {
    article('One')
    sync()
    unlinkSync(join(folder, 'One.md'))
    article('Two')
    expect(sync()).toMatchObject({ isEmptied: true, written: 0 })
    expect(readdirSync(folder)).toEqual([])
    expect(sync({ wanted: 'all' })).toMatchObject({ isEmptied: false, written: 2 })
  })

  it('leaves the file of a deleted article as it is, and goes on with it when it is brought back', () => {
    const one = article('One')
    sync()
    const file = read('One.md')
    removeDocuments(library.store, library.clock, [one.id])
    expect(sync({ scope: 'some', documentIds: [one.id] }).issues).toMatchObject([
      { kind: 'article-deleted', path: 'One.md', title: null },
    ])
    expect(read('One.md')).toBe(file)
    restoreDocuments(library.store, library.clock, [one.id])
    expect(sync()).toMatchObject({ issues: [], written: 0, files: 1 })
  })

  it('leaves strangers’ files alone, and files whose markers were taken out', () => {
    const one = article('One')
    write('One.md', 'mine')
    sync()
    expect(read('One.md')).toBe('mine')
    const unmarked = read('One 2.md').replace('<!-- postil:begin -->', '')
    write('One 2.md', unmarked)
    expect(sync().issues).toMatchObject([{ kind: 'no-markers', path: 'One 2.md' }])
    expect(read('One 2.md')).toBe(unmarked)
    expect(sync({ scope: 'some', documentIds: [one.id], wanted: [one.id] }).issues).toEqual([])
    expect(read('One 2.md')).toContain('<!-- postil:begin -->')
  })

  it('does not follow links out of the folder, nor write through one that took a file’s place', () => {
    const outside = temporaryFolder()
    const one = article('One')
    sync()
    renameSync(join(folder, 'One.md'), join(outside, 'One.md'))
    symlinkSync(join(outside, 'One.md'), join(folder, 'One.md'))
    article('Two')
    symlinkSync(outside, join(folder, 'linked'))
    const file = readFileSync(join(outside, 'One.md'), 'utf8')
    write('other.md', 'so that the folder is not empty')
    changeNote(one, 'Another note.')
    expect(sync().issues).toMatchObject([{ kind: 'file-deleted' }])
    expect(readFileSync(join(outside, 'One.md'), 'utf8')).toBe(file)
    expect(readdirSync(outside)).toEqual(['One.md'])
  })

  it('does not write into a folder within it that became a link', () => {
    const outside = temporaryFolder()
    const one = article('One')
    sync()
    mkdirSync(join(folder, 'sub'))
    renameSync(join(folder, 'One.md'), join(folder, 'sub', 'One.md'))
    sync()
    renameSync(join(folder, 'sub'), join(outside, 'sub'))
    symlinkSync(join(outside, 'sub'), join(folder, 'sub'))
    write('other.md', 'so that the folder is not empty')
    const file = readFileSync(join(outside, 'sub', 'One.md'), 'utf8')
    changeNote(one, 'Another note.')
    sync({ scope: 'some', documentIds: [one.id] })
    sync({ scope: 'some', documentIds: [one.id], wanted: [one.id] })
    expect(readFileSync(join(outside, 'sub', 'One.md'), 'utf8')).toBe(file)
  })

  it('leaves a file that is not UTF-8 as it is', () => {
    const one = article('One')
    sync()
    const bytes = Buffer.concat([readFileSync(join(folder, 'One.md')), Buffer.from([0xe9, 0x0a])])
    writeFileSync(join(folder, 'One.md'), bytes)
    changeNote(one, 'Another note.')
    expect(sync().issues).toMatchObject([{ kind: 'not-text' }])
    expect(readFileSync(join(folder, 'One.md')).equals(bytes)).toBe(true)
  })

  it('clears away what a killed process had begun', () => {
    article('One')
    sync()
    write(`.One.md.123${UNFINISHED}`, 'half')
    sync()
    expect(readdirSync(folder)).toEqual(['One.md'])
  })

  it('writes only articles with highlights when that is asked for', () => {
    article('One')
    createDocument(library.store, library.clock, {
      ...documentDraft('Nothing here.'),
      title: 'Bare',
      url: null,
    })
    expect(sync({ onlyAnnotated: true })).toMatchObject({ written: 1, files: 1 })
    expect(sync()).toMatchObject({ written: 1, files: 2 })
  })
})

import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { inOneThread } from '../../src/main/export/in-one-thread.ts'
import { createAnnotation, updateAnnotation } from '../../src/main/store/annotations.ts'
import { systemClock } from '../../src/main/store/clock.ts'
import { listKinds } from '../../src/main/store/kinds.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { folderTask, syncFolder } from '../../src/main/vault/sync-folder.ts'
import type { AnnotationId } from '../../src/shared/model/ids.ts'

/** Changes notes and brings a folder into step with them until it is killed; run by `folder-kill.ts`. */
const [root = '', folder = '', manner] = process.argv.slice(2)
const library = openedLibrary(join(root, 'library.postil'), systemClock())
const { store, clock } = library
// It never comes to its end, where this would be done.
flushCompileCache()
const ids = store.prepare<[], { id: string }>('SELECT id FROM annotation').all()
if (ids.length === 0) {
  for (let index = 0; index < 8; index += 1) {
    const document = addedDocument(library, `China hits back, part ${index}.`)
    createAnnotation(store, clock, annotationDraft(library, document))
  }
}
const task = folderTask(
  { folder, memory: join(root, 'folder-in-step.db'), kinds: listKinds(store) },
  { scope: 'all' },
)
const pass = () => syncFolder(task, inOneThread(store))

console.log(pass().issues.filter(({ kind }) => kind === 'edited' || kind === 'no-markers').length)
for (let step = 1; ; step += 1) {
  for (const { id } of store.prepare<[], { id: AnnotationId }>('SELECT id FROM annotation').all())
    updateAnnotation(store, clock, id, { note: `${step} ${'and so on '.repeat(2_000)}` })
  pass()
  if (manner === 'halves') for (const name of readdirSync(folder)) writeInHalves(join(folder, name))
}

/** What an app does that writes over a file in its place. */
function writeInHalves(path: string): void {
  const bytes = readFileSync(path)
  const file = openSync(path, 'w')
  for (let at = 0; at < bytes.length; at += 16) writeSync(file, bytes.subarray(at, at + 16))
  closeSync(file)
}

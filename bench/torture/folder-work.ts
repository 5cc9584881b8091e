import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { feed } from '../../src/main/export/feed.ts'
import { createAnnotation, updateAnnotation } from '../../src/main/store/annotations.ts'
import { systemClock } from '../../src/main/store/clock.ts'
import { listKinds } from '../../src/main/store/kinds.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { syncFolder } from '../../src/main/vault/sync-folder.ts'

/** Changes notes and brings a folder into step with them until it is killed; run by `folder-kill.ts`. */
const [root = '', folder = '', manner] = process.argv.slice(2)
const library = openedLibrary(join(root, 'library.postil'), systemClock())
const { store, clock } = library
const ids = store.prepare<[], { id: string }>('SELECT id FROM annotation').all()
if (ids.length === 0) {
  for (let index = 0; index < 8; index += 1) {
    const document = addedDocument(library, `China hits back, part ${index}.`)
    createAnnotation(store, clock, annotationDraft(library, document))
  }
}
const pass = () =>
  syncFolder(
    {
      folder,
      memory: join(root, 'folder-in-step.db'),
      kinds: listKinds(store),
      onlyAnnotated: false,
      scope: 'all',
      documentIds: [],
      decision: null,
      wanted: [],
      isDry: false,
    },
    { batches: (request) => feed(store, request), check: () => {}, onProgress: () => {} },
  )

console.log(pass().issues.filter(({ kind }) => kind === 'edited' || kind === 'no-markers').length)
for (let step = 1; ; step += 1) {
  for (const batch of feed(store, {
    scope: { kind: 'library' },
    what: 'annotations',
    withHistory: false,
    withImages: false,
  })) {
    if (batch.kind !== 'annotations') continue
    for (const { id } of batch.annotations)
      updateAnnotation(store, clock, id, { note: `${step} ${'and so on '.repeat(2_000)}` })
  }
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

/**
 * A process that works on a library until it is killed, and says of each change that it is saved once it is:
 *
 *     node bench/torture/mixed-work.ts LIBRARY SEED honest|early
 *
 * `early` says so before the change is saved, as no program should.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import {
  createAnnotation,
  listAnnotations,
  removeAnnotations,
  updateAnnotation,
} from '../../src/main/store/annotations.ts'
import { redo, undo } from '../../src/main/store/journal.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { systemClock } from '../../src/main/store/clock.ts'
import { listDocuments, getDocument } from '../../src/main/store/documents.ts'
import { randomSequence } from './part.ts'

const [path = '', seed = '1', manner] = process.argv.slice(2)
const random = randomSequence(Number(seed))
const library = openedLibrary(path, systemClock())
const { store, clock } = library
// It never comes to its end, where this would be done.
flushCompileCache()
const first = listDocuments(store)[0]
const document = (first && getDocument(store, first.id)) ?? addedDocument(library)
/** One line for each saved state of a row; null when it is in the trash. */
const say = (id: string, note: string | null) => writeSync(1, `${JSON.stringify([id, note])}\n`)

for (let step = 0; ; step += 1) {
  const live = listAnnotations(store, document.id).slice(-20)
  const chosen = live[random(Math.max(live.length, 1))]
  const note = `${seed}/${step} ${'x'.repeat(random(3_000))}`
  const choice = random(10)
  if (chosen === undefined || choice < 5) {
    const draft = annotationDraft(library, document, { note, tags: [`tag ${step % 9}`], kind: step % 5 })
    if (manner === 'early') say(`early ${step}`, note)
    say(createAnnotation(store, clock, draft).id, note)
  } else if (choice < 8) {
    if (manner === 'early') say(chosen.id, note)
    updateAnnotation(store, clock, chosen.id, { note })
    say(chosen.id, note)
  } else if (choice < 9) {
    removeAnnotations(store, clock, [chosen.id])
    say(chosen.id, null)
  } else {
    // Killed in between, the library has one step taken back: that is what was asked for, and is said beforehand.
    say('undo', null)
    undo(store)
    redo(store)
    say('redo', null)
  }
}

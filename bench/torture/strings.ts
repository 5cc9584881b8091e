import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnnotation, getAnnotation, removeAnnotations } from '../../src/main/store/annotations.ts'
import { undo } from '../../src/main/store/journal.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { verify } from '../../src/main/store/verify.ts'
import type { Annotation } from '../../src/shared/model/annotation.ts'
import { hostileTexts } from './hostile-strings.ts'
import type { Outcome, Part } from './part.ts'

/** Strings that break programs, as quote, note and tag: stored, deleted, taken back, and read again after a restart. */
export const strings: Part = {
  name: 'Hostile strings as quote, note and tag',
  goal: '100 % equal after undo and restart',
  run: (scale) => store({ brief: 300, short: 2_000, full: 10_000 }[scale], (text) => text),
  // As a program would that normalises what it is given.
  broken: () => store(50, (text) => text.normalize('NFC').replaceAll('\u0000', '')),
}

function store(count: number, receive: (text: string) => string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const path = join(folder, 'library.postil')
  let library = openedLibrary(path)
  library.store.pragma('synchronous = OFF')
  const document = addedDocument(library)
  const sent: { text: string; made: Annotation }[] = []
  const failures: string[] = []
  for (const text of hostileTexts(count)) {
    const got = receive(text)
    if (got === '') continue
    const selectors = {
      quote: { type: 'TextQuoteSelector' as const, exact: got, prefix: got, suffix: got },
      position: null,
    }
    const tag = got.trim()
    const made = createAnnotation(
      library.store,
      library.clock,
      annotationDraft(library, document, { note: got, selectors, tags: tag === '' ? [] : [tag] }),
    )
    removeAnnotations(library.store, library.clock, [made.id])
    undo(library.store)
    sent.push({ text, made })
  }
  closeStore(library.store)
  library = openedLibrary(path)
  for (const { text, made } of sent) {
    const read = getAnnotation(library.store, made.id)
    const tag = text.trim()
    const isEqual =
      read?.note === text && read.selectors.quote.exact === text && (tag === '' || read.tags[0] === tag)
    if (!isEqual) failures.push(JSON.stringify(text).slice(0, 80))
  }
  failures.push(...verify(library.store).damage.map((damage) => JSON.stringify(damage)))
  closeStore(library.store)
  rmSync(folder, { recursive: true, force: true })
  return { cases: count, failures }
}

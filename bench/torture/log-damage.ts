import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnnotation } from '../../src/main/store/annotations.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { openLibrary } from '../../src/main/store/open-library.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { verify } from '../../src/main/store/verify.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/**
 * What a power cut leaves: all of the log up to the last save that was answered, because that was synced, and anything
 * at all behind it. Every such image must open with every answered save.
 */
export const logDamage: Part = {
  name: 'Write-ahead log cut or damaged after a save',
  goal: '0 lost',
  run: (scale) => cutLogs({ brief: 30, short: 300, full: 1_000 }[scale], 0),
  // As if saves were answered before they are synced: the log ends before them.
  broken: () => cutLogs(10, 5_000),
}

function cutLogs(images: number, missing: number): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const path = join(folder, 'library.postil')
  const random = randomSequence(11)
  const library = openedLibrary(path)
  const document = addedDocument(library)
  const failures: string[] = []
  const notes: string[] = []
  for (let image = 0; image < images; image += 1) {
    const note = `note ${image} ${'y'.repeat(random(2_000))}`
    createAnnotation(library.store, library.clock, annotationDraft(library, document, { note }))
    notes.push(note)
    const safe = statSync(`${path}-wal`).size
    const copy = join(folder, 'image.postil')
    copyFileSync(path, copy)
    const log = readFileSync(`${path}-wal`)
    const kept = log.subarray(0, Math.max(0, safe - missing))
    const tail = Buffer.alloc(random(3) === 0 ? 0 : random(20_000))
    // Garbage, or what stood there before: frames that look right and belong to another save.
    if (random(2) === 0) for (let at = 0; at < tail.length; at += 1) tail[at] = random(256)
    else log.copy(tail, 0, 32 + random(Math.max(1, log.length - 32)))
    writeFileSync(`${copy}-wal`, Buffer.concat([kept, tail]))
    const opened = openLibrary(copy)
    if (!opened.ok) failures.push(`image ${image}: ${opened.failure.kind}`)
    else {
      const stored = new Set(
        opened.value.store.prepare<[], string>('SELECT note FROM annotation').pluck().all(),
      )
      if (notes.some((wanted) => !stored.has(wanted))) failures.push(`image ${image}: a saved note is lost`)
      if (image % 25 === 0 && verify(opened.value.store).damage.length > 0)
        failures.push(`image ${image}: damaged`)
      closeStore(opened.value.store)
    }
    for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true })
  }
  closeStore(library.store)
  rmSync(folder, { recursive: true, force: true })
  return { cases: images, failures }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnnotation } from '../../src/main/store/annotations.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { verify } from '../../src/main/store/verify.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/** The disk fills up while work goes on, and is given room again: by SQLite's own limit, which answers as a full disk does. */
export const diskFull: Part = {
  name: 'Disk full, then room again',
  goal: '0 answered saves lost, 0 silent failures, no restart needed',
  run: (scale) => fillUp({ brief: 30, short: 100, full: 300 }[scale], false),
  broken: () => fillUp(2, true),
}

function fillUp(cases: number, isSilent: boolean): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const library = openedLibrary(join(folder, 'library.postil'))
  const { store, clock } = library
  const document = addedDocument(library)
  const random = randomSequence(13)
  const saved = new Map<string, string>()
  const failures: string[] = []
  const save = (note: string): string | null => {
    try {
      const { id } = createAnnotation(
        store,
        clock,
        annotationDraft(library, document, { note, tags: [note.slice(0, 9).trim()] }),
      )
      saved.set(id, note)
      return null
    } catch (error) {
      // As a program that hides its failures would: it goes on as if the note were saved.
      if (isSilent) saved.set(`silent ${saved.size}`, note)
      return error instanceof Error && 'code' in error ? String(error.code) : String(error)
    }
  }
  for (let round = 0; round < cases; round += 1) {
    const pages = store.pragma('page_count', { simple: true }) as number
    store.pragma(`max_page_count = ${pages + random(6)}`)
    let refused: string | null = null
    for (let attempt = 0; attempt < 200 && refused === null; attempt += 1)
      refused = save(`${round}/${attempt} ${'z'.repeat(random(9_000))}`)
    if (refused !== 'SQLITE_FULL') failures.push(`case ${round}: answered ${refused ?? 'nothing'}`)
    store.pragma('max_page_count = 1000000')
    const again = save(`${round} with room again`)
    if (again !== null) failures.push(`case ${round}: ${again} though there is room`)
  }
  const stored = new Map(
    store
      .prepare<[], { id: string; note: string }>('SELECT id, note FROM annotation')
      .all()
      .map(({ id, note }) => [id, note]),
  )
  for (const [id, note] of saved) if (stored.get(id) !== note) failures.push(`${id} is lost`)
  if (stored.size > saved.size) failures.push('something was saved that was said to have failed')
  failures.push(...verify(store).damage.map((damage) => JSON.stringify(damage)))
  closeStore(store)
  rmSync(folder, { recursive: true, force: true })
  return { cases, failures }
}

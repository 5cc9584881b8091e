import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupsToRemove } from '../../src/main/backup/retention.ts'
import { listBackups } from '../../src/main/backup/backup-folder.ts'
import { makeBackup } from '../../src/main/backup/make-backup.ts'
import { createAnnotation, listAnnotations, removeAnnotations } from '../../src/main/store/annotations.ts'
import { checkCopy } from '../../src/main/store/check-copy.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { monotonicFactory } from 'ulid'
import type { AnnotationId } from '../../src/shared/model/ids.ts'
import type { Clock } from '../../src/main/store/clock.ts'
import { undo } from '../../src/main/store/journal.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { removeDocuments, restoreDocuments } from '../../src/main/store/shelf.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/** A day, in milliseconds. */
const DAY = 86_400_000
const YEAR = 365 * DAY

/** Moments at which clocks have misled programs; each is the time before, and the time after the clock was set. */
const JUMPS: readonly [name: string, before: number, after: number][] = [
  ['ten years on', Date.UTC(2026, 0, 1), Date.UTC(2036, 0, 1)],
  ['ten years back', Date.UTC(2026, 0, 1), Date.UTC(2016, 0, 1)],
  ['back to 1970', Date.UTC(2026, 0, 1), 1_000],
  ['from 1970 to now', 1_000, Date.UTC(2026, 0, 1)],
  ['into daylight saving', Date.UTC(2026, 2, 29, 0, 59, 59), Date.UTC(2026, 2, 29, 1, 0, 1)],
  ['out of daylight saving', Date.UTC(2026, 9, 25, 0, 59, 59), Date.UTC(2026, 9, 25, 1, 0, 1)],
  ['an hour back, as a wrong zone', Date.UTC(2026, 5, 1, 12), Date.UTC(2026, 5, 1, 11)],
  ['fourteen hours on, as another zone', Date.UTC(2026, 5, 1, 12), Date.UTC(2026, 5, 2, 2)],
  ['onto a leap day', Date.UTC(2028, 1, 28, 23, 59, 59), Date.UTC(2028, 1, 29, 0, 0, 1)],
  ['off a leap day', Date.UTC(2028, 1, 29, 23, 59, 59), Date.UTC(2028, 2, 1, 0, 0, 1)],
  ['over a new year', Date.UTC(2026, 11, 31, 23, 59, 59), Date.UTC(2027, 0, 1, 0, 0, 1)],
  ['no jump at all', Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1)],
]

/** The clock is set while work goes on: nothing of the reader's may be lost, mixed up, or thrown away for its age. */
export const clocks: Part = {
  name: 'Clock ±10 years, 1970, daylight saving, leap day, zone',
  goal: 'order, backups, undo and ids right; nothing leaves the trash by age',
  run: (scale) => setClocks({ brief: 1, short: 4, full: 40 }[scale], (clock) => clock),
  // Ids by the clock alone: in one millisecond, or in one that comes again, they are not in their order.
  broken: () => setClocks(1, (clock) => ({ ...clock, id: () => careless(clock.now()) })),
}

let last = 0
/** An id as one would make it who trusts the clock: the time, and a number that begins anew with each. */
function careless(now: number): string {
  last = (last * 7 + 3) % 10
  return `01${String(now).padStart(23, '0')}${last}`
}

async function setClocks(rounds: number, spoil: (clock: Clock) => Clock): Promise<Outcome> {
  const failures: string[] = []
  const random = randomSequence(31)
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, before, after] of JUMPS) {
      const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
      try {
        const found = await setClock(folder, before + random(1_000), after + random(1_000), spoil)
        failures.push(...found.map((failure) => `${name}: ${failure}`))
      } catch (error) {
        failures.push(`${name}: threw ${String(error)}`)
      }
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { cases: rounds * JUMPS.length, failures }
}

async function setClock(
  folder: string,
  before: number,
  after: number,
  spoil: (clock: Clock) => Clock,
): Promise<string[]> {
  const failures: string[] = []
  let time = before
  const next = monotonicFactory()
  const clock = spoil({ now: () => time, id: () => next(time) })
  const path = join(folder, 'library.postil')
  const library = openedLibrary(path, clock)
  const { store } = library
  const document = addedDocument(library)
  const made: AnnotationId[] = []
  const add = (note: string) => {
    const { id } = createAnnotation(store, clock, annotationDraft(library, document, { note }))
    made.push(id)
  }
  const backups = join(folder, 'backups')
  const backUp = async () => {
    const backup = await makeBackup(library, backups, 'scheduled', (copy, beside) =>
      Promise.resolve(checkCopy(copy, beside)),
    )
    if (!backup.ok || !backup.value.isVerified) failures.push('no verified backup')
  }
  for (let index = 0; index < 5; index += 1) add(`before ${index}`)
  removeAnnotations(store, clock, made.slice(0, 1))
  await backUp()
  time = after
  for (let index = 0; index < 5; index += 1) add(`after ${index}`)
  await backUp()

  if (new Set(made).size !== made.length) failures.push('two ids are the same')
  if (!made.every((id, index) => index === 0 || id > (made[index - 1] ?? '')))
    failures.push('ids out of order')
  const listed = listBackups(backups)
  if (listed.map(({ sequence }) => sequence).join() !== '2,1') failures.push('backups out of order')
  if (backupsToRemove(listed).length > 0) failures.push('a backup would be thrown away')
  undo(store)
  if (listAnnotations(store, document.id).some(({ note }) => note === 'after 4'))
    failures.push('undo took another step')
  removeDocuments(store, clock, [document.id])
  closeStore(store)
  // Years later by the clock, or years earlier: what is in the trash is still there.
  for (const later of [after + 20 * YEAR, after - 20 * YEAR]) {
    time = Math.max(0, later)
    const again = openedLibrary(path, clock)
    if (restoreDocuments(again.store, clock, [document.id]) !== 1)
      failures.push('the trash was emptied by the clock')
    const notes = listAnnotations(again.store, document.id).length
    if (notes !== 8) failures.push(`${notes} of 8 highlights are left`)
    removeDocuments(again.store, clock, [document.id])
    closeStore(again.store)
  }
  return failures
}

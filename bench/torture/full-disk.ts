import type { Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { inFolder, killApp, openApp, prepareLibrary, readAnnotations } from './app-run.ts'
import type { Outcome, Part } from './part.ts'

/** Room on the disk, in MB: for the library, its log, and what Chromium keeps beside it. */
const DISK = 64

/**
 * The real app on a disk of its own that is full, for every program and in every file, again and again, and is given room
 * each time. The last case is a reader's: a note is typed on the full disk, and saved once there is room, without a restart.
 */
export const fullDisk: Part = {
  name: 'Disk full under the real app, then room again',
  goal: '0 answered saves lost, 0 silent failures, no restart needed',
  needsApp: true,
  run: (scale) => fillOften({ brief: 4, short: 100, full: 300 }[scale], false),
  broken: () => fillOften(1, true),
}

function fillOften(times: number, isSilent: boolean): Promise<Outcome> {
  return inFolder(async (folder) => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}m`, 'tmpfs', disk], {
      encoding: 'utf8',
    })
    if (mounted.status !== 0) {
      const why = mounted.error?.message ?? mounted.stderr.trim()
      return { cases: 0, failures: [], cannot: `a small disk could not be mounted (${why})` }
    }
    try {
      return await fillUp(disk, times, isSilent)
    } finally {
      spawnSync('umount', ['-l', disk])
    }
  })
}

async function fillUp(disk: string, times: number, isSilent: boolean): Promise<Outcome> {
  const path = prepareLibrary(disk, 'China hits back, and says so at length.', 1)
  const failures: string[] = []
  const saved = new Map<string, string>()
  const ballast = join(disk, 'ballast')
  const { electronApp, page } = await openApp(disk)
  try {
    if (isSilent) {
      // As an app that answers before it has asked the disk.
      await electronApp.evaluate(({ ipcMain }) => {
        ipcMain.removeHandler('annotations.create')
        let count = 0
        ipcMain.handle('annotations.create', () =>
          Promise.resolve({ ok: true, value: { id: `silent ${(count += 1)}` } }),
        )
      })
    }
    for (let round = 0; round < times; round += 1) {
      fill(ballast)
      const full = await page.evaluate(saveUntilRefused, `${round} on a full disk`)
      for (const { id, note } of full.saved) saved.set(id, note)
      if (full.refused !== 'disk-full') failures.push(`case ${round}: answered ${full.refused ?? 'nothing'}`)
      if (round === times - 1 && !isSilent) failures.push(...(await typeOnFullDisk(page, ballast)))
      rmSync(ballast, { force: true })
      const again = await page.evaluate(saveOne, `${round} with room again`)
      if (again.id === null) failures.push(`case ${round}: ${again.refused ?? ''} though there is room`)
      else saved.set(again.id, `${round} with room again`)
    }
    await killApp(electronApp)
    const stored = new Map(readAnnotations(path).map(({ id, note }) => [String(id), note]))
    const lost = [...saved].filter(([id, note]) => stored.get(id) !== note)
    if (lost.length > 0) failures.push(`${lost.length} answered saves are lost`)
    if (stored.size > saved.size + 1) failures.push('something was saved that was said to have failed')
    if (!isSilent && ![...stored.values()].some((note) => note.endsWith(TYPED)))
      failures.push('what was typed on the full disk is lost')
    return { cases: times, failures }
  } finally {
    await killApp(electronApp)
  }
}

/** Takes all the room that is left. */
function fill(ballast: string): void {
  const file = openSync(ballast, 'w')
  try {
    for (let size = 1 << 20; size >= 1;) {
      try {
        // Less than what was asked for is written where less is left.
        writeSync(file, Buffer.alloc(size, 1))
      } catch {
        size >>= 1
      }
    }
  } finally {
    closeSync(file)
  }
}

const TYPED = 'Typed while there was no room.'

/** Types a note while nothing can be saved: the app must say so and keep the words, and save them when there is room. */
async function typeOnFullDisk(page: Page, ballast: string): Promise<string[]> {
  const failures: string[] = []
  await page.locator('.note-card').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('n')
  const field = page.locator('.note-card :is(textarea, [contenteditable="true"])').first()
  await field.waitFor()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(`\n\n${TYPED}`)
  const said = await page
    .getByText(/Not saved: the disk is full/)
    .first()
    .waitFor()
    .then(
      () => true,
      () => false,
    )
  if (!said) failures.push('nobody says that the note was not saved')
  rmSync(ballast, { force: true })
  await page.keyboard.press('Escape')
  await page.waitForFunction(async (typed) => {
    const listed = await window.api.documents.list()
    const [document] = listed.ok ? listed.value : []
    if (document === undefined) return false
    const annotations = await window.api.annotations.list(document.id)
    return annotations.ok && annotations.value.some(({ note }) => note.endsWith(typed))
  }, TYPED)
  return failures
}

/** Runs in the window: saves notes until one is refused. */
async function saveUntilRefused(
  name: string,
): Promise<{ saved: { id: string; note: string }[]; refused: string | null }> {
  const saved: { id: string; note: string }[] = []
  const listed = await window.api.library.open()
  const opened = listed.ok && listed.value.ok ? listed.value.value : null
  const article = opened?.document ?? null
  const kind = opened?.kinds[1]
  if (article === null || kind === undefined) return { saved, refused: 'no article is open' }
  for (let count = 0; count < 400; count += 1) {
    const note = `${name}, ${count}: ${'z'.repeat(8_000)}`
    const answer = await window.api.annotations.create({
      documentId: article.id,
      revisionId: article.revision.id,
      kindId: kind.id,
      selectors: {
        quote: { type: 'TextQuoteSelector', exact: 'China', prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start: 0, end: 5 },
      },
      note,
      tags: [],
    })
    if (!answer.ok) return { saved, refused: answer.failure.kind }
    saved.push({ id: answer.value.id, note })
  }
  return { saved, refused: null }
}

/** Runs in the window: saves one note. */
async function saveOne(note: string): Promise<{ id: string | null; refused: string | null }> {
  const opening = await window.api.library.open()
  const opened = opening.ok && opening.value.ok ? opening.value.value : null
  const article = opened?.document ?? null
  const kind = opened?.kinds[1]
  if (article === null || kind === undefined) return { id: null, refused: 'no article is open' }
  const answer = await window.api.annotations.create({
    documentId: article.id,
    revisionId: article.revision.id,
    kindId: kind.id,
    selectors: {
      quote: { type: 'TextQuoteSelector', exact: 'China', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 5 },
    },
    note,
    tags: [],
  })
  return answer.ok ? { id: answer.value.id, refused: null } : { id: null, refused: answer.failure.message }
}

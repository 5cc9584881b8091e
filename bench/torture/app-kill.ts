import { inFolder, killApp, openApp, prepareLibrary, readAnnotations } from './app-run.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/** What may be lost of what was typed, in milliseconds before the kill. */
const MAY_BE_LOST = 1_000

/** The real app is killed, in turn its main process and its window's, while a note is typed. */
export const appKill: Part = {
  name: 'SIGKILL of the real app during typing',
  goal: 'nothing older than 1 s lost',
  needsApp: true,
  run: (scale) => killOften({ brief: 2, short: 10, full: 100 }[scale], false),
  broken: () => killOften(1, true),
}

async function killOften(kills: number, savesLate: boolean): Promise<Outcome> {
  const failures: string[] = []
  const random = randomSequence(29)
  for (let round = 0; round < kills; round += 1) {
    const failure = await inFolder((folder) =>
      typeUntilKilled(folder, round, 1_500 + random(1_500), savesLate),
    )
    if (failure !== null) failures.push(`kill ${round}: ${failure}`)
  }
  return { cases: kills, failures }
}

async function typeUntilKilled(
  folder: string,
  round: number,
  duration: number,
  savesLate: boolean,
): Promise<string | null> {
  const path = prepareLibrary(folder, 'China hits back, and says so at length.', 1)
  const { electronApp, page } = await openApp(folder)
  try {
    if (savesLate) {
      // As an app that keeps what is typed to itself until there is time.
      await electronApp.evaluate(({ ipcMain }) => {
        ipcMain.removeHandler('annotations.update')
        ipcMain.handle('annotations.update', () => new Promise(() => {}))
      })
    }
    const window = await electronApp.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    )
    await page.locator('.note-card').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('.note-card[data-selected="true"]').waitFor()
    await page.keyboard.press('n')
    await page.locator('.note-card :is(textarea, [contenteditable="true"])').first().waitFor()
    const typed: { word: string; at: number }[] = []
    const end = Date.now() + duration
    for (let count = 0; Date.now() < end; count += 1) {
      const word = `word${count}.`
      await page.keyboard.type(`${word} `)
      typed.push({ word, at: Date.now() })
    }
    const killedAt = Date.now()
    if (round % 2 === 1) process.kill(window, 'SIGKILL')
    await killApp(electronApp)
    const [annotation] = readAnnotations(path)
    const lost = typed.filter(
      ({ word, at }) => at < killedAt - MAY_BE_LOST && !annotation?.note.includes(word),
    )
    return lost.length === 0
      ? null
      : `of ${typed.length} words typed, ${lost.length} are lost, the first ${killedAt - (lost[0]?.at ?? 0)} ms old`
  } finally {
    await killApp(electronApp)
  }
}

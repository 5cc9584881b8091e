import { once } from 'node:events'
import { inFolder, killApp, openApp, prepareLibrary, readAnnotations } from './app-run.ts'
import type { Outcome, Part } from './part.ts'

/** How long after the highlight the window is closed, in milliseconds. */
const DELAYS = [0, 1, 10, 100]

/** How long a window may take to close, in milliseconds, on a machine that is busy. */
const CLOSING = 30_000

/** A passage is highlighted in the real app, and the window closed at once. */
export const appClose: Part = {
  name: 'Highlight, then close the window 0, 1, 10, 100 ms later',
  goal: '0 lost',
  needsApp: true,
  run: (scale) => closeOften({ brief: 1, short: 8, full: 200 }[scale], false),
  broken: () => closeOften(1, true),
}

async function closeOften(times: number, isForgetful: boolean): Promise<Outcome> {
  const failures: string[] = []
  for (let round = 0; round < times; round += 1) {
    const delay = DELAYS[round % DELAYS.length] ?? 0
    const failure = await inFolder((folder) => highlightAndClose(folder, delay, isForgetful))
    if (failure !== null) failures.push(`closed after ${delay} ms: ${failure}`)
  }
  return { cases: times, failures }
}

async function highlightAndClose(
  folder: string,
  delay: number,
  isForgetful: boolean,
): Promise<string | null> {
  const path = prepareLibrary(folder, 'China hits back, and says so at length.', 0)
  const { electronApp, page, reader } = await openApp(folder)
  try {
    if (isForgetful) {
      // As an app that says it has saved, and means to do so later.
      await electronApp.evaluate(({ ipcMain }) => {
        ipcMain.removeHandler('annotations.create')
        ipcMain.handle('annotations.create', () => new Promise(() => {}))
      })
    }
    await reader.dragOver('hits back')
    const ended = once(electronApp.process(), 'exit')
    await page.keyboard.press('2')
    await new Promise((resolve) => setTimeout(resolve, delay))
    void electronApp
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => {})
    const timer = setTimeout(() => electronApp.process().kill('SIGKILL'), CLOSING)
    await ended
    clearTimeout(timer)
    const [annotation] = readAnnotations(path)
    return annotation?.selectors.quote.exact === 'hits back' ? null : 'the highlight is lost'
  } finally {
    await killApp(electronApp)
  }
}

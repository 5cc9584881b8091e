import { inFolder, killApp, openApp, prepareLibrary, readAnnotations } from './app-run.ts'
import type { Outcome, Part } from './part.ts'

/** Messages of every call with arguments that no call can want: all refused, and the app lives on. */
export const ipcFuzz: Part = {
  name: 'Fuzzed IPC messages',
  goal: '0 crashes, 0 accepted that the contract refuses, 0 changes',
  needsApp: true,
  run: (scale) => fuzz({ brief: 600, short: 5_000, full: 10_000 }[scale], false),
  broken: () => fuzz(300, true),
}

async function fuzz(messages: number, isCareless: boolean): Promise<Outcome> {
  return inFolder(async (folder) => {
    const path = prepareLibrary(folder, 'China hits back, and says so at length.', 3)
    const { electronApp, page } = await openApp(folder)
    try {
      await electronApp.evaluate(({ dialog, shell, ipcMain }, careless) => {
        const cancelled = { canceled: true, filePaths: [], filePath: '' }
        dialog.showOpenDialog = () => Promise.resolve(cancelled)
        dialog.showSaveDialog = () => Promise.resolve(cancelled)
        shell.openExternal = () => Promise.resolve()
        shell.openPath = () => Promise.resolve('')
        shell.showItemInFolder = () => {}
        if (!careless) return
        // As a handler that believes whatever it is told.
        ipcMain.removeHandler('documents.get')
        ipcMain.handle('documents.get', () => ({ ok: true, value: null }))
      }, isCareless)
      const { sent, accepted, silent } = await page.evaluate(sendJunk, messages)
      const failures = accepted.map((call) => `accepted: ${call}`)
      if (silent.length > 0) failures.push(`no answer from ${[...new Set(silent)].join(', ')}`)
      const isAlive = await page.evaluate(async () => (await window.api.documents.list()).ok)
      if (!isAlive) failures.push('the app no longer answers')
      await killApp(electronApp)
      if (readAnnotations(path).length !== 3) failures.push('the library was changed')
      return { cases: sent, failures }
    } finally {
      await killApp(electronApp)
    }
  })
}

/**
 * Runs in the window. Every message has an argument that stands in no call of the contract (a map, a date, a number that
 * is none, an object with a forged prototype …), in every place, alone and among others that look right.
 */
async function sendJunk(messages: number): Promise<{ sent: number; accepted: string[]; silent: string[] }> {
  let state = 41
  const random = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
  const forged: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}')
  const junk: readonly unknown[] = [
    new Map([['a', 1]]),
    new Set([1]),
    new Date(Number.NaN),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1e308,
    10n,
    /x/,
    new Uint8Array(64),
    [[[[[[]]]]]],
    [forged, forged],
    { toString: 'x', length: -1 },
    [null, undefined],
    Array.from({ length: 2_000 }, (_, index) => (index % 2 === 0 ? 'x' : index)),
    new Error('x'),
  ]
  const plain: readonly unknown[] = [
    '',
    "' OR 1=1 --",
    '../../etc/passwd',
    '\u0000',
    'x'.repeat(10_000),
    0,
    1,
    true,
    null,
    [],
    {},
  ]
  const calls = Object.entries(window.api)
    .filter(([noun]) => noun !== 'events')
    .flatMap(([noun, methods]) => Object.keys(methods).map((method) => [noun, method] as const))
  const accepted = new Set<string>()
  const silent: string[] = []
  for (let count = 0; count < messages; count += 1) {
    const [noun, method] = calls[count % calls.length] ?? ['documents', 'list']
    const parameters = Array.from({ length: random(4) }, () => plain[random(plain.length)])
    // At least one that nothing takes; at the end it is also one too many.
    parameters.splice(random(parameters.length + 1), 0, junk[random(junk.length)])
    const send: unknown = Reflect.get(Reflect.get(window.api, noun), method)
    if (typeof send !== 'function') continue
    try {
      const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 20_000))
      const answer: unknown = await Promise.race([send(...parameters), late])
      if (answer === 'late') silent.push(`${noun}.${method}`)
      else if (typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === true)
        accepted.add(
          `${noun}.${method}(${parameters.map((each) => Object.prototype.toString.call(each)).join(', ')})`,
        )
    } catch {
      // What can't be cloned doesn't leave the window.
    }
  }
  return { sent: messages, accepted: [...accepted], silent }
}

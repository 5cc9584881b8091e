import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './app.ts'

/** Stands in everything that is read and written here, and must stand in no log. */
const SECRET = 'Zwiebelturm'

test('the whole job asks nobody for anything, works without a network, and leaves no words in the log', async ({
  start,
  libraryFolder,
}) => {
  // A proxy that nobody answers at is a network that is off; whatever asked for it would fail, or wait.
  const { electronApp, page, reader } = await start('--proxy-server=127.0.0.1:9')
  const requests = await recordEverything(electronApp)
  await reader.ready()
  const file = join(libraryFolder, 'in.md')
  await writeFile(
    file,
    `# ${SECRET}\n\nThe ${SECRET} of the town hall fell down, said [the mayor](https://example.org/).\n\n![it](https://example.org/${SECRET}.png)\n`,
  )
  await electronApp.evaluate(
    ({ dialog }, [open, save]) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save })
    },
    [file, join(libraryFolder, 'out.md')] as const,
  )
  const started = performance.now()
  await page.keyboard.press('ControlOrMeta+O')
  await expect(reader.article).toContainText('town hall')
  await reader.dragOver('town hall')
  await page.keyboard.press('1')
  await expect(reader.selectedNote).toBeVisible()
  await reader.leaveFields()
  await page.keyboard.press('n')
  await page.keyboard.type(`Ask the ${SECRET}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.type(SECRET)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(reader.notes.first()).toContainText(`Ask the ${SECRET}`)
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(SECRET)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const answers = await page.evaluate(async (secret) => {
    const call = (noun: string, method: string, ...parameters: unknown[]): Promise<unknown> =>
      Reflect.get(Reflect.get(window.api, noun), method)(...parameters)
    return Promise.all([
      call('documents', 'get', secret),
      call('annotations', 'create', { note: secret }),
      call('search', 'find', `"${secret}`, 0, 10),
      call('imports', 'read', secret),
      call('backups', 'create', 'asked'),
    ])
  }, SECRET)
  expect(answers[0]).toMatchObject({ ok: false })
  // What is not asked for is not waited for: a minute would be the time-outs of a network.
  expect(performance.now() - started).toBeLessThan(60_000)
  expect((await requests()).filter((url) => !url.startsWith('app://postil/'))).toEqual([])

  await electronApp.close()
  const logs = join(libraryFolder, 'logs')
  const written = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')))
  expect(written.join('')).toContain('Library opened')
  expect(written.join('')).not.toContain(SECRET)
  // The search can find it where it is meant to be: in the library.
  const library = await readFile(join(libraryFolder, 'library.postil'))
  expect(library.includes(SECRET)).toBe(true)
})

/** Every address that any session of the app asks for from now on, and every name that is looked up. */
async function recordEverything(electronApp: ElectronApplication) {
  await electronApp.evaluate(({ app, session }) => {
    const requested: string[] = []
    Object.assign(globalThis, { requested })
    const watch = (watched: Electron.Session) =>
      watched.webRequest.onBeforeRequest((details, answer) => {
        requested.push(details.url)
        answer({})
      })
    watch(session.defaultSession)
    app.on('session-created', watch)
  })
  return () => electronApp.evaluate((): string[] => Reflect.get(globalThis, 'requested'))
}

import { expect, launch, test } from './app.ts'

test('a highlight survives SIGKILL right after the save call returned', async ({ start, libraryFolder }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  const id = await page.evaluate(async () => {
    const opened = await window.api.library.open()
    if (!opened.ok || !opened.value.ok || opened.value.value.document === null)
      throw new Error('No article is open')
    const { document: article, kinds } = opened.value.value
    const kind = kinds[1]
    if (kind === undefined) throw new Error('The library has no kinds')
    const exact = 'trade protectionism'
    const at = article.revision.text.indexOf(exact)
    const saved = await window.api.annotations.create({
      documentId: article.id,
      revisionId: article.revision.id,
      kindId: kind.id,
      selectors: {
        quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start: at, end: at + exact.length },
      },
      note: '',
      tags: [],
    })
    if (!saved.ok) throw new Error(saved.failure.message)
    return saved.value.id
  })
  const exited = new Promise((resolve) => electronApp.process().once('exit', resolve))
  electronApp.process().kill('SIGKILL')
  await exited

  const again = await launch(libraryFolder)
  try {
    await again.reader.ready()
    await expect(again.reader.note('Quote', 'trade protectionism')).toBeVisible()
    expect(id).toHaveLength(26)
  } finally {
    await again.electronApp.close()
  }
})

test('a note typed just before the window is closed is on disk', async ({ start, libraryFolder }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await reader.dragOver('foreign adversaries')
  await page.keyboard.press('2')
  await expect(reader.selectedNote).toBeVisible()
  await reader.leaveFields()
  await page.keyboard.press('n')
  await page.keyboard.type('typed at the last moment')
  await electronApp.close()

  const again = await launch(libraryFolder)
  try {
    await again.reader.ready()
    await expect(again.reader.notes.first()).toContainText('typed at the last moment')
  } finally {
    await again.electronApp.close()
  }
})

test('a window that closes while a note is not yet saved waits, stays when it can’t be, shows the words, and goes once they are on disk', async ({
  start,
  libraryFolder,
}) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await reader.dragOver('foreign adversaries')
  await page.keyboard.press('2')
  await expect(reader.selectedNote).toBeVisible()
  await reader.leaveFields()
  // As a disk that takes long to answer, then answers that it is full; room is made by letting the calls through again.
  await electronApp.evaluate(({ ipcMain }) => {
    const handlers: Map<string, unknown> = Reflect.get(ipcMain, '_invokeHandlers')
    const save = handlers.get('annotations.update')
    const full = { ok: false, failure: { kind: 'disk-full', message: 'Not saved: the disk is full.' } }
    const waiting: (() => void)[] = []
    ipcMain.removeHandler('annotations.update')
    ipcMain.handle('annotations.update', () => new Promise((resolve) => waiting.push(() => resolve(full))))
    const refuse = () => {
      handlers.set('annotations.update', () => Promise.resolve(full))
      for (const answer of waiting) answer()
    }
    Object.assign(globalThis, { refuse, makeRoom: () => handlers.set('annotations.update', save) })
  })
  await page.keyboard.press('n')
  await page.keyboard.type('Words that must not be lost.')
  const close = () => electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await close()
  const waits = page.getByRole('dialog', { name: 'Still saving' })
  await expect(waits).toContainText('Words that must not be lost.')
  await electronApp.evaluate(() => (Reflect.get(globalThis, 'refuse') as () => void)())
  const asked = page.getByRole('dialog', { name: 'Not everything could be saved' })
  await expect(asked).toContainText('the disk is full')
  await expect(asked).toContainText('foreign adversaries')
  await expect(asked).toContainText('Words that must not be lost.')
  await asked.getByRole('button', { name: 'Copy the text' }).click()
  await expect(asked.getByRole('status')).toContainText('Copied')
  await asked.getByRole('button', { name: 'Try again' }).click()
  await expect(asked.getByRole('status')).toContainText('still can’t be saved')
  await asked.getByRole('button', { name: 'Stay' }).click()
  await expect(asked).toBeHidden()
  await close()
  await expect(asked).toBeVisible()
  const exited = new Promise((resolve) => electronApp.process().once('exit', resolve))
  await electronApp.evaluate(() => (Reflect.get(globalThis, 'makeRoom') as () => void)())
  await asked.getByRole('button', { name: 'Try again' }).click()
  await exited

  const again = await launch(libraryFolder)
  try {
    await again.reader.ready()
    await expect(again.reader.notes.first()).toContainText('Words that must not be lost.')
  } finally {
    await again.electronApp.close()
  }
})

test('a window whose process died is offered to be reloaded, and reloads where it was', async ({ start }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  const asked = await electronApp.evaluate(async ({ BrowserWindow, dialog }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const message = await new Promise<string>((resolve) => {
      // @ts-expect-error: the overload without a window is not used.
      dialog.showMessageBox = (_window: unknown, { message: shown }: { message: string }) => {
        resolve(shown)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
      window?.webContents.forcefullyCrashRenderer()
    })
    await new Promise<void>((resolve) => window?.webContents.once('did-finish-load', () => resolve()))
    return { message, text: await window?.webContents.executeJavaScript('document.title') }
  })
  expect(asked).toEqual({ message: 'The window stopped working.', text: 'Postil' })
  expect(page.isClosed()).toBe(false)
})

test('a second start hands over to the first', async ({ start, libraryFolder }) => {
  const { reader } = await start()
  await reader.ready()
  const second = await launch(libraryFolder).then(
    () => 'started',
    () => 'handed over',
  )
  expect(second).toBe('handed over')
})

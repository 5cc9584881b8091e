import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { electronExecutable } from '../scripts/launch-options.ts'
import { packagedExecutable } from '../scripts/runtime/package-app.ts'
import { projectRoot } from '../scripts/runtime/project.ts'
import { expect, test } from './app.ts'

/** How a fuse is written into the file: as the character 0 or 1. */
const DISABLED = '0'.charCodeAt(0)
const ENABLED = '1'.charCodeAt(0)

/** Every source file of the app, as text. */
const SOURCES = globSync('src/**/*.{ts,tsx,html}', { cwd: projectRoot })
  .filter((file) => !file.includes('.test.'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(projectRoot, file), 'utf8') }))

/** The files in which something stands. */
const filesWith = (pattern: RegExp) =>
  SOURCES.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

// The numbers are those of https://www.electronjs.org/docs/latest/tutorial/security.
test('Electron’s security checklist, all twenty items', async ({ start }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  const preferences = await webPreferences(electronApp)

  await test.step('1. Only secure content is loaded: the app itself, from its own scheme', async () => {
    expect(page.url()).toBe('app://postil/index.html')
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(loaded.filter((name) => !name.startsWith('app://postil/'))).toEqual([])
  })
  await test.step('2. No Node in the window', async () => {
    expect(preferences).toMatchObject({ nodeIntegration: false })
    expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false)
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      ),
    ).toEqual([])
  })
  await test.step('3. and 4. The preload is isolated, and the process sandboxed', () => {
    expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true })
  })
  await test.step('5. Permissions are refused', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'microphone', 'notifications', 'midi'] as PermissionName[]
      return Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name }).then(
            ({ state }) => state,
            () => 'denied',
          ),
        ),
      )
    })
    expect(states).not.toContain('granted')
  })
  await test.step('6. and 8. webSecurity is on, and insecure content is not allowed', () => {
    expect(preferences).toMatchObject({ webSecurity: true })
    expect(preferences['allowRunningInsecureContent'] ?? false).toBe(false)
  })
  await test.step('7. A Content-Security-Policy without exceptions', async () => {
    const policy = await page.evaluate(async () =>
      (await fetch('app://postil/index.html')).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe-|https?:|\*/)
  })
  await test.step('9. and 10. No experimental features, no Blink features', () => {
    expect(preferences['experimentalFeatures'] ?? false).toBe(false)
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('')
    // The switches that are set turn no feature of the web on: the system's voices on Linux, and fewer lines in a terminal.
    const switches = /appendSwitch(?!\('(?:enable-speech-dispatcher'|log-level', '3')\))/
    expect(filesWith(/experimentalFeatures|enableBlinkFeatures|--enable-features/)).toEqual([])
    expect(filesWith(switches)).toEqual([])
  })
  await test.step('11. and 12. No webview: it is off, and attaching one is refused', async () => {
    expect(preferences['webviewTag']).toBe(false)
    expect(filesWith(/<webview|allowpopups/i)).toEqual([])
    await page.evaluate(() => document.body.append(document.createElement('webview')))
    expect(await electronApp.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })
  await test.step('13. and 14. No navigation, and no new window', async () => {
    await page.evaluate(() => window.location.assign('https://example.org/'))
    await page.evaluate(() => window.location.assign('data:text/html,gone'))
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
    expect(page.url()).toBe('app://postil/index.html')
    expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
  await test.step('15. openExternal is called in one place, which looks at the scheme', async () => {
    expect(filesWith(/shell\.openExternal/)).toEqual(['src/main/external-links.ts'])
    for (const address of ['file:///etc/passwd', 'javascript:1', 'smb://host/', 'ms-msdt:x', 'x', ''])
      expect(await page.evaluate((url) => window.api.window.openExternal(url), address)).toEqual({
        ok: true,
        value: false,
      })
  })
  await test.step('16. A current Electron: the release is made with the one that package.json names', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    expect(Number(/\d+/.exec(devDependencies.electron)?.[0])).toBeGreaterThanOrEqual(45)
  })
  await test.step('17. The sender of every message is checked', async () => {
    // Another window with the same preload, on a page that is not ours.
    const answer = await electronApp.evaluate(async ({ BrowserWindow, app }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await stranger.loadURL('data:text/html,<h1>a stranger</h1>')
      const said: unknown = await stranger.webContents.executeJavaScript('window.api.documents.list()')
      stranger.destroy()
      return said
    })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused' } })
    expect(filesWith(/ipcMain\.(handle|on)\(/)).toEqual(['src/main/ipc/handler.ts'])
  })
  await test.step('18. Not from file://, but from a scheme of its own', () => {
    expect(filesWith(/loadFile\(|loadURL\(['"`]file:/)).toEqual([])
  })
  await test.step('19. Fuses: read from the packaged app below', () => {
    expect(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')).toContain('runAsNode: false')
  })
  await test.step('20. No Electron API in the window: only calls of the contract', async () => {
    const exposed = await page.evaluate(() =>
      Object.entries(window.api).flatMap(([noun, methods]) =>
        Object.entries(methods).map(([name, value]) => `${noun}.${name}: ${typeof value}`),
      ),
    )
    expect(exposed.filter((entry) => !entry.endsWith(': function'))).toEqual([])
    expect(exposed.filter((entry) => /ipc|send|invoke|require|remote/i.test(entry))).toEqual([])
  })
})

test('nothing is sent home: no crash reports, no spelling dictionaries, no updates', async ({ start }) => {
  const { electronApp, reader } = await start()
  await reader.ready()
  const found = await electronApp.evaluate(({ crashReporter, session }) => ({
    // Throws, or answers false, when no reporter was ever started.
    uploads: (() => {
      try {
        return crashReporter.getUploadToServer()
      } catch {
        return false
      }
    })(),
    checksSpelling: session.defaultSession.isSpellCheckerEnabled(),
  }))
  expect(found).toEqual({ uploads: false, checksSpelling: false })
  expect(filesWith(/\b(crashReporter|autoUpdater|electron-updater|sendBeacon)\b/)).toEqual([])
})

test('the packaged app has its fuses flipped, as read from the built file', async () => {
  const executable = packagedExecutable('release') ?? packagedExecutable('testable')
  test.skip(executable === null, 'No packaged app: npm run package makes one.')
  const wire = await getCurrentFuseWire(executable ?? '')
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  if (packagedExecutable('release') !== null) off.push(FuseV1Options.EnableNodeCliInspectArguments)
  for (const fuse of off) expect(wire[fuse]).toBe(DISABLED)
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ENABLED)
  // The check must be able to fail: the runtime that it was made from has none of them flipped.
  const bare = await getCurrentFuseWire(electronExecutable())
  expect(bare[FuseV1Options.RunAsNode]).toBe(ENABLED)
  expect(existsSync(executable ?? '')).toBe(true)
})

async function webPreferences(electronApp: ElectronApplication): Promise<Record<string, unknown>> {
  return electronApp.evaluate(({ BrowserWindow }) => {
    const contents: object = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
    // Electron has this method, and leaves it out of its types.
    const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
    return typeof read === 'function' ? read.call(contents) : {}
  })
}

test('the About box names everything that ships, with its licence', async ({ start }) => {
  const { page, reader } = await start()
  await reader.ready()
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type('About Postil')
  await page.keyboard.press('Enter')
  const list = page.getByRole('region', { name: 'Licences of what Postil is made with' })
  for (const name of ['better-sqlite3', 'dompurify', 'electron', 'react-dom', 'zod', 'pdfjs-dist'])
    await expect(list).toContainText(new RegExp(`^ {2}${name} \\d`, 'm'))
  await expect(list).toContainText('Permission is hereby granted')
})

import { app, BrowserWindow, dialog, session } from 'electron'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Theme } from '../shared/model/appearance.ts'
import { declareAppScheme, serveApp } from './app-scheme.ts'
import { isCommandLine } from './command-line/is-command-line.ts'
import type { Composition } from './composition.ts'
import { log, openLog } from './log.ts'
import { ownWords, readCommandLine, type OpenRequest } from './open-files.ts'
import { claimLinks } from './protocol-client.ts'
import { followTheme, groundOf, showTheme } from './theme.ts'
import { builtPage, denyPermissions, lockDown, openWindow, type ReaderWindow } from './window.ts'
import { onScreen, readWindowMemory, writeWindowMemory } from './window-state.ts'

// The first steps of the app, and as little as they need: while Chromium makes the window's process, `composition.ts` loads
// the rest and opens the library.

const folder = fileURLToPath(new URL('.', import.meta.url))
const libraryFolder = app.commandLine.getSwitchValue('library-folder')
if (libraryFolder !== '') app.setPath('userData', resolve(libraryFolder))
const libraryPath = join(app.getPath('userData'), 'library.postil')
const preload = join(folder, '../preload/index.cjs')
const page = builtPage(folder)

// Reading aloud asks the system's speech service, which Chromium does not do on Linux unless it is told to.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')

declareAppScheme()
const words = ownWords(process.argv, app.isPackaged)
if (isCommandLine(words)) {
  // Awaited, because it settles what must be settled before the app is ready.
  const { startCommandLine } = await import('./command-line/start-command-line.ts')
  startCommandLine({ words, libraryPath, page, preload })
} else if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  openLog(join(app.getPath('userData'), 'logs'))
  log.info(`Postil ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)
  const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
  const memoryFile = join(app.getPath('userData'), 'window.json')
  const memory = readWindowMemory(memoryFile)
  let reader: ReaderWindow | null = null
  let composition: Composition | null = null
  const early: OpenRequest[] = []

  const open = (request: OpenRequest) => {
    if (composition === null) early.push(request)
    else composition.open(request)
  }
  const changeTheme = (theme: Theme) => {
    showTheme(reader?.window ?? null, theme)
    if (theme === memory.theme) return
    memory.theme = theme
    writeWindowMemory(memoryFile, memory)
  }
  const showWindow = () => {
    followTheme(memory.theme)
    reader = openWindow({
      ground: groundOf(memory.theme),
      state: onScreen(memory.state),
      devServer,
      preload,
      saveState: (state) => {
        memory.state = state
        writeWindowMemory(memoryFile, memory)
      },
    })
    composition?.windowOpened(reader.window)
  }

  open(readCommandLine(words, process.cwd()))
  app.on('web-contents-created', (_event, contents) => lockDown(contents, devServer))
  // macOS hands over files and links by events, before the app is ready too.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open({ paths: [path], links: [] })
  })
  claimLinks(app, process.platform)
  app.on('open-url', (event, url) => {
    event.preventDefault()
    open({ paths: [], links: [url] })
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    open(readCommandLine(ownWords(argv, app.isPackaged), workingDirectory))
    if (reader === null || reader.window.isDestroyed()) return
    if (reader.window.isMinimized()) reader.window.restore()
    reader.window.focus()
  })
  app.on('browser-window-focus', () => composition?.focused())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow()
  })
  app.on('will-quit', () => composition?.close())

  void app.whenReady().then(async () => {
    denyPermissions(session.defaultSession)
    // Its dictionaries would be downloaded.
    session.defaultSession.setSpellCheckerEnabled(false)
    // The page is answered once everything that it may ask for is there.
    const composed = Promise.withResolvers<Composition>()
    serveApp(
      session.defaultSession,
      page,
      composed.promise.then(({ imageOf }) => imageOf),
    )
    showWindow()
    try {
      const { compose } = await import('./composition.ts')
      composition = compose({
        libraryPath,
        devServer,
        preload,
        page,
        resources: resolve(folder, '../../resources'),
        reader: () => reader,
        showTheme: changeTheme,
      })
    } catch (error) {
      log.error('Postil could not start:', error)
      dialog.showErrorBox('Postil could not start', error instanceof Error ? error.message : String(error))
      return app.exit(1)
    }
    composed.resolve(composition)
    early.splice(0).forEach(composition.open)
    if (reader !== null) composition.windowOpened(reader.window)
  })
}

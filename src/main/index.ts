import { app, BrowserWindow, nativeTheme, session } from 'electron'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OpenFailure } from '../shared/model/open-failure.ts'
import type { Result } from '../shared/result.ts'
import { declareAppScheme, serveApp } from './app-scheme.ts'
import { annotationHandlers } from './ipc/annotations.ts'
import { announce } from './ipc/announce.ts'
import { claimHandlers } from './ipc/claims.ts'
import { documentHandlers } from './ipc/documents.ts'
import { exportHandlers } from './ipc/exports.ts'
import { registerHandlers, type SenderCheck } from './ipc/handler.ts'
import { kindHandlers } from './ipc/kinds.ts'
import { ledgerHandlers } from './ipc/ledger.ts'
import { libraryHandlers } from './ipc/library.ts'
import { quoteHandlers } from './ipc/quotes.ts'
import { settingsHandlers } from './ipc/settings.ts'
import { speakerHandlers } from './ipc/speakers.ts'
import { tagHandlers } from './ipc/tags.ts'
import { undoHandlers } from './ipc/undo.ts'
import { verdictHandlers } from './ipc/verdicts.ts'
import { logHandlers, windowHandlers } from './ipc/window.ts'
import { log, openLog } from './log.ts'
import { setMenu } from './menu.ts'
import { undoState, watchStore } from './store/journal.ts'
import type { Library } from './store/library.ts'
import { openLibrary } from './store/open-library.ts'
import { closeStore } from './store/open.ts'
import { readAppState, readSettings, writeAppState } from './store/settings.ts'
import { builtPage, denyPermissions, isOwnPage, lockDown, openWindow, type ReaderWindow } from './window.ts'
import { restoreWindowState } from './window-state.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const libraryFolder = app.commandLine.getSwitchValue('library-folder')
if (libraryFolder !== '') app.setPath('userData', resolve(libraryFolder))
const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const libraryPath = join(app.getPath('userData'), 'library.postil')

declareAppScheme()
if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  openLog(join(app.getPath('userData'), 'logs'))
  log.info(`Postil ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)
  // Opened before the app is ready: it takes less time than Chromium needs to start.
  let library = openLibrary(libraryPath)
  logOpening(library)
  let reader: ReaderWindow | null = null

  const isOurs: SenderCheck = (frame) =>
    frame !== null &&
    frame === reader?.window.webContents.mainFrame &&
    isOwnPage(frame.url, devServer)

  const registerLibrary = () => {
    if (!library.ok) return
    registerHandlers('annotations', annotationHandlers(library.value), isOurs)
    registerHandlers('claims', claimHandlers(library.value), isOurs)
    registerHandlers('documents', documentHandlers(library.value), isOurs)
    registerHandlers('kinds', kindHandlers(library.value), isOurs)
    registerHandlers('ledger', ledgerHandlers(library.value), isOurs)
    registerHandlers('quotes', quoteHandlers(library.value), isOurs)
    registerHandlers('settings', settingsHandlers(library.value), isOurs)
    registerHandlers('speakers', speakerHandlers(library.value), isOurs)
    registerHandlers('tags', tagHandlers(library.value), isOurs)
    registerHandlers('undo', undoHandlers(library.value), isOurs)
    registerHandlers('verdicts', verdictHandlers(library.value), isOurs)
    const { store } = library.value
    watchStore(store, (touched) => {
      if (reader === null || reader.window.isDestroyed()) return
      announce(reader.window.webContents, store, touched)
      setMenu(reader.window, undoState(store))
    })
  }

  const showWindow = () => {
    const opened = library.ok ? library.value : null
    nativeTheme.themeSource = themeSource(opened)
    reader = openWindow({
      state: restoreWindowState(opened === null ? null : readAppState(opened.store, 'window')),
      devServer,
      preload: join(folder, '../preload/index.cjs'),
      saveState: (state) => {
        if (library.ok && library.value.store.open) writeAppState(library.value.store, 'window', state)
      },
    })
    setMenu(reader.window, opened === null ? { undo: null, redo: null } : undoState(opened.store))
  }

  registerLibrary()
  registerHandlers(
    'library',
    libraryHandlers({
      path: libraryPath,
      opened: () => library,
      retry: () => {
        if (library.ok) return
        library = openLibrary(libraryPath)
        logOpening(library)
        registerLibrary()
      },
      resources: resolve(folder, '../../resources'),
    }),
    isOurs,
  )
  registerHandlers('window', windowHandlers(() => reader?.readyToClose()), isOurs)
  registerHandlers('log', logHandlers, isOurs)

  app.on('web-contents-created', (_event, contents) => lockDown(contents, devServer))
  app.on('second-instance', () => {
    if (reader === null || reader.window.isDestroyed()) return
    if (reader.window.isMinimized()) reader.window.restore()
    reader.window.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow()
  })
  app.on('will-quit', () => {
    if (library.ok) closeStore(library.value.store)
  })

  void app.whenReady().then(() => {
    denyPermissions(session.defaultSession)
    serveApp(session.defaultSession, builtPage(folder))
    registerHandlers(
      'exports',
      exportHandlers(() => BrowserWindow.getAllWindows()[0] ?? failWithoutWindow(), app.getPath('documents')),
      isOurs,
    )
    showWindow()
  })
}

function themeSource(library: Library | null): 'system' | 'light' | 'dark' {
  const theme = library === null ? 'system' : readSettings(library.store).theme
  return theme === 'sepia' ? 'light' : theme
}

function logOpening(library: Result<Library, OpenFailure>): void {
  if (library.ok) log.info(`Library opened: ${dirname(libraryPath)}`)
  else log.error(`Library not opened (${library.failure.kind}): ${library.failure.message}`)
}

function failWithoutWindow(): never {
  throw new Error('Expected an open window, found none')
}

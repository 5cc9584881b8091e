import { app, BrowserWindow, session } from 'electron'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BackupEvents } from '../shared/ipc-backups.ts'
import type { Events } from '../shared/ipc.ts'
import type { OpenFailure } from '../shared/model/open-failure.ts'
import type { Result } from '../shared/result.ts'
import { APP_ORIGIN, declareAppScheme, serveApp } from './app-scheme.ts'
import { isCommandLine } from './command-line/command.ts'
import { HiddenImporter } from './command-line/hidden-importer.ts'
import { serveCommands } from './command-line/serve-commands.ts'
import { startCommandLine } from './command-line/start-command-line.ts'
import { createTransport } from './fetch.ts'
import type { Transport } from './fetch-page.ts'
import { FileTickets } from './file-tickets.ts'
import { annotationImportHandlers, detachedHandlers } from './ipc/annotation-imports.ts'
import { annotationHandlers } from './ipc/annotations.ts'
import { announce } from './ipc/announce.ts'
import { backupHandlers, recoveryHandlers } from './ipc/backups.ts'
import { claimHandlers } from './ipc/claims.ts'
import { documentHandlers } from './ipc/documents.ts'
import { exportTextHandlers } from './ipc/export-texts.ts'
import { exportHandlers } from './ipc/exports.ts'
import { registerHandlers, type SenderCheck } from './ipc/handler.ts'
import { importHandlers } from './ipc/imports.ts'
import { kindHandlers } from './ipc/kinds.ts'
import { ledgerHandlers } from './ipc/ledger.ts'
import { libraryHandlers } from './ipc/library.ts'
import { linkHandlers, lostHandlers, trashHandlers } from './ipc/notes.ts'
import { libraryExportHandlers } from './ipc/library-export.ts'
import { quoteHandlers } from './ipc/quotes.ts'
import { searchHandlers } from './ipc/search.ts'
import { settingsHandlers } from './ipc/settings.ts'
import { revisionHandlers, shelfHandlers } from './ipc/shelf.ts'
import { speakerHandlers } from './ipc/speakers.ts'
import { suggestionHandlers } from './ipc/suggestions.ts'
import { tagHandlers } from './ipc/tags.ts'
import { undoHandlers } from './ipc/undo.ts'
import { vaultHandlers } from './ipc/vault.ts'
import { verdictHandlers } from './ipc/verdicts.ts'
import { logHandlers, windowHandlers } from './ipc/window.ts'
import { startLibrarySession } from './library-session.ts'
import { log, openLog } from './log.ts'
import { setMenu } from './menu.ts'
import { ownWords, readCommandLine } from './open-files.ts'
import { OpenRequests } from './opened.ts'
import { getImage } from './store/images.ts'
import { undoState, watchStore } from './store/journal.ts'
import type { Library } from './store/library.ts'
import { readAppState, readSettings, writeAppState } from './store/settings.ts'
import { followTheme, groundOf, showTheme } from './theme.ts'
import { warmLater } from './warm-later.ts'
import { builtPage, denyPermissions, isOwnPage, lockDown, openWindow, type ReaderWindow } from './window.ts'
import { FolderInStep } from './vault/folder-in-step.ts'
import { restoreWindowState } from './window-state.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const libraryFolder = app.commandLine.getSwitchValue('library-folder')
if (libraryFolder !== '') app.setPath('userData', resolve(libraryFolder))
const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const libraryPath = join(app.getPath('userData'), 'library.postil')

// Reading aloud asks the system's speech service, which Chromium does not do on Linux unless it is told to.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')

declareAppScheme()
const words = ownWords(process.argv, app.isPackaged)
if (isCommandLine(words)) {
  startCommandLine({
    words,
    libraryPath,
    page: builtPage(folder),
    preload: join(folder, '../preload/index.cjs'),
  })
} else if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  openLog(join(app.getPath('userData'), 'logs'))
  log.info(`Postil ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)
  let reader: ReaderWindow | null = null

  const isOurs: SenderCheck = (frame) =>
    frame !== null && frame === reader?.window.webContents.mainFrame && isOwnPage(frame.url, devServer)

  const tickets = new FileTickets()
  const importer = new HiddenImporter({
    address: devServer ?? `${APP_ORIGIN}/index.html`,
    devServer,
    preload: join(folder, '../preload/index.cjs'),
    tickets,
  })
  const isOursOrHidden: SenderCheck = (frame) => isOurs(frame) || importer.owns(frame)
  registerHandlers('commandLine', importer.handlers(), (frame) => importer.owns(frame))
  const openRequests = new OpenRequests(tickets, () => {
    if (reader === null || reader.window.isDestroyed()) return
    reader.window.webContents.send('imports:opened', null)
  })
  openRequests.add(readCommandLine(ownWords(process.argv, app.isPackaged), process.cwd()))
  let transport: Transport | null = null

  // Making a menu takes longer than storing an article: while thousands come in it is made once.
  let menuTimer: NodeJS.Timeout | undefined
  const showUndoSoon = (store: Library['store']) => {
    clearTimeout(menuTimer)
    menuTimer = setTimeout(() => {
      if (reader !== null && !reader.window.isDestroyed() && store.open)
        setMenu(reader.window, undoState(store))
    }, 150)
  }

  let inStep: FolderInStep | null = null
  const registerLibrary = (library: Library, isCopy: boolean) => {
    void inStep?.close()
    inStep = new FolderInStep(library, {
      memory: join(dirname(libraryPath), 'folder-in-step.db'),
      version: app.getVersion(),
      isReadOnly: isCopy,
      onStatus: (status) => {
        const event: keyof Events = 'vault:status'
        if (reader !== null && !reader.window.isDestroyed()) reader.window.webContents.send(event, status)
      },
    })
    registerHandlers(
      'vault',
      vaultHandlers(inStep, () => BrowserWindow.getAllWindows()[0] ?? failWithoutWindow()),
      isOurs,
    )
    registerHandlers(
      'imports',
      importHandlers(library, {
        window: () => reader?.window ?? failWithoutWindow(),
        tickets,
        opened: openRequests,
        transport: () => (transport ??= createTransport()),
      }),
      isOursOrHidden,
    )
    registerHandlers('revisions', revisionHandlers(library), isOurs)
    registerHandlers('search', searchHandlers(library), isOurs)
    registerHandlers('shelf', shelfHandlers(library), isOurs)
    registerHandlers(
      'annotationImports',
      annotationImportHandlers(library, {
        window: () => reader?.window ?? failWithoutWindow(),
        tickets,
      }),
      isOurs,
    )
    registerHandlers(
      'exportTexts',
      exportTextHandlers(library, () => reader?.window ?? failWithoutWindow()),
      isOurs,
    )
    registerHandlers('detached', detachedHandlers(library), isOurs)
    registerHandlers('annotations', annotationHandlers(library), isOurs)
    registerHandlers('trash', trashHandlers(library), isOurs)
    registerHandlers('lost', lostHandlers(library), isOurs)
    registerHandlers('links', linkHandlers(library), isOurs)
    registerHandlers('claims', claimHandlers(library), isOurs)
    registerHandlers('documents', documentHandlers(library), isOurs)
    registerHandlers('kinds', kindHandlers(library), isOurs)
    registerHandlers('ledger', ledgerHandlers(library), isOurs)
    registerHandlers(
      'libraryExport',
      libraryExportHandlers(library, () => reader?.window ?? failWithoutWindow()),
      isOurs,
    )
    registerHandlers('quotes', quoteHandlers(library), isOurs)
    registerHandlers(
      'settings',
      settingsHandlers(library, (theme) => showTheme(reader?.window ?? null, theme)),
      isOurs,
    )
    registerHandlers('speakers', speakerHandlers(library), isOurs)
    registerHandlers('suggestions', suggestionHandlers(library), isOurs)
    registerHandlers('tags', tagHandlers(library), isOurs)
    registerHandlers('undo', undoHandlers(library), isOurs)
    registerHandlers('verdicts', verdictHandlers(library), isOurs)
    const { store } = library
    warmLater(store)
    watchStore(store, (touched) => {
      if (reader === null || reader.window.isDestroyed()) return
      announce(reader.window.webContents, store, touched)
      showUndoSoon(store)
    })
  }

  const tell = <Name extends keyof BackupEvents>(name: Name, payload: BackupEvents[Name]) => {
    if (reader !== null && !reader.window.isDestroyed()) reader.window.webContents.send(name, payload)
  }

  // Opened before the app is ready: it takes less time than Chromium needs to start.
  const libraries = startLibrarySession(libraryPath, {
    opened: registerLibrary,
    report: logOpening,
    backedUp: (outcome) => {
      if (outcome.ok) log.info(`Backup made${outcome.value.isVerified ? '' : ', of a damaged library'}`)
      else log.error(`No backup was made: ${outcome.failure.kind}`)
      tell('backups:changed', null)
    },
    backingUp: (progress) => tell('backups:progress', progress),
  })

  const showWindow = () => {
    const library = libraries.opened()
    const opened = library.ok ? library.value : null
    const theme = opened === null ? 'system' : readSettings(opened.store).theme
    followTheme(theme)
    reader = openWindow({
      ground: groundOf(theme),
      state: restoreWindowState(opened === null ? null : readAppState(opened.store, 'window')),
      devServer,
      preload: join(folder, '../preload/index.cjs'),
      saveState: (state) => {
        const current = libraries.opened()
        if (!current.ok || !current.value.store.open || libraries.isReadOnly()) return
        writeAppState(current.value.store, 'window', state)
      },
    })
    setMenu(reader.window, opened === null ? { undo: null, redo: null } : undoState(opened.store))
  }

  registerHandlers('backups', backupHandlers(libraries), isOurs)
  registerHandlers('recovery', recoveryHandlers(libraries), isOurs)
  registerHandlers(
    'library',
    libraryHandlers({
      path: libraryPath,
      opened: libraries.opened,
      retry: libraries.retry,
      resources: resolve(folder, '../../resources'),
      licences: join(builtPage(folder), 'licences.txt'),
    }),
    isOurs,
  )
  registerHandlers(
    'window',
    windowHandlers(() => reader),
    isOurs,
  )
  registerHandlers('log', logHandlers, isOursOrHidden)

  app.on('web-contents-created', (_event, contents) => lockDown(contents, devServer))
  // macOS hands over files and links by events, before the app is ready too.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openRequests.add({ paths: [path], links: [] })
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    openRequests.add({ paths: [], links: [url] })
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    openRequests.add(readCommandLine(ownWords(argv, app.isPackaged), workingDirectory))
    if (reader === null || reader.window.isDestroyed()) return
    if (reader.window.isMinimized()) reader.window.restore()
    reader.window.focus()
  })
  app.on('browser-window-focus', () => inStep?.look())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow()
  })
  app.on('will-quit', () => {
    stopServing?.()
    void inStep?.close()
    const refused = libraries.close()
    if (refused !== null) log.error('The library was closed with its log in place:', refused)
  })

  let stopServing: (() => void) | null = null
  const serve = () => {
    if (stopServing !== null || !libraries.opened().ok) return
    try {
      stopServing = serveCommands(
        dirname(libraryPath),
        () => {
          const library = libraries.opened()
          if (!library.ok) return null
          return { library: library.value, importFiles: (paths, stop) => importer.importFiles(paths, stop) }
        },
        (error) => log.error('A command was not carried out:', error),
      )
    } catch (error) {
      log.error('No commands are taken from the command line:', error)
    }
  }

  void app.whenReady().then(() => {
    denyPermissions(session.defaultSession)
    // Its dictionaries would be downloaded.
    session.defaultSession.setSpellCheckerEnabled(false)
    serveApp(session.defaultSession, builtPage(folder), (name) => {
      const library = libraries.opened()
      return library.ok ? getImage(library.value.store, name) : null
    })
    registerHandlers(
      'exports',
      exportHandlers(() => reader?.window ?? failWithoutWindow(), app.getPath('documents')),
      isOurs,
    )
    showWindow()
    serve()
  })
}

function logOpening(library: Result<Library, OpenFailure>): void {
  if (library.ok) log.info(`Library opened: ${dirname(libraryPath)}`)
  else log.error(`Library not opened (${library.failure.kind}): ${library.failure.message}`)
}

function failWithoutWindow(): never {
  throw new Error('Expected an open window, found none')
}

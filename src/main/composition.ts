import { app, type BrowserWindow } from 'electron'
import { dirname, join } from 'node:path'
import type { Events } from '../shared/ipc.ts'
import type { Theme } from '../shared/model/appearance.ts'
import type { OpenFailure } from '../shared/model/open-failure.ts'
import type { Result } from '../shared/result.ts'
import { importFiles } from './command-line/import-files.ts'
import { serveCommands } from './command-line/serve-commands.ts'
import { createTransport } from './fetch.ts'
import type { Transport } from './fetch-page.ts'
import { APP_ORIGIN, type ImageSource } from './app-scheme.ts'
import { FileTickets } from './file-tickets.ts'
import { fetching } from './import/fetching.ts'
import { ImportNews } from './import/import-news.ts'
import { Importer } from './import/importer.ts'
import { annotationImportHandlers, detachedHandlers } from './ipc/annotation-imports.ts'
import { annotationHandlers } from './ipc/annotations.ts'
import { announce } from './ipc/announce.ts'
import { backupHandlers, recoveryHandlers } from './ipc/backups.ts'
import { claimHandlers } from './ipc/claims.ts'
import { documentHandlers } from './ipc/documents.ts'
import { exportHandlers } from './ipc/exports.ts'
import { callFailure, registerHandlers, type SenderCheck } from './ipc/handler.ts'
import { importPageHandlers } from './ipc/import-page.ts'
import { dropHandlers, importHandlers } from './ipc/imports.ts'
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
import { log } from './log.ts'
import { setMenu } from './menu.ts'
import type { OpenRequest } from './open-files.ts'
import { OpenRequests } from './opened.ts'
import { getImage } from './store/images.ts'
import { undoState, watchStore } from './store/journal.ts'
import type { Library } from './store/library.ts'
import { readSettings } from './store/settings.ts'
import { warmLater } from './warm-later.ts'
import { isOwnPage, type ReaderWindow } from './window.ts'
import { FolderInStep } from './vault/folder-in-step.ts'

/** What the start has settled before anything else is loaded. */
export type Start = {
  libraryPath: string
  devServer: string | null
  preload: string
  /** The folder of the built page. */
  page: string
  resources: string
  /** The one window, or null while there is none. */
  reader: () => ReaderWindow | null
  /** Called with the theme that the library holds, and with each that the reader chooses. */
  showTheme: (theme: Theme) => void
}

/** The app behind its window. */
export type Composition = {
  imageOf: ImageSource
  /** Puts up the menu of a window that was opened. */
  windowOpened: (window: BrowserWindow) => void
  /** Hands over what the app was asked to open. */
  open: (request: OpenRequest) => void
  /** The window has the focus again: others may have changed files meanwhile. */
  focused: () => void
  close: () => void
}

/** Opens the library, and registers all that the window may ask for. Throws nothing that a damaged library causes. */
export function compose(start: Start): Composition {
  const { libraryPath } = start
  /** The window, unless it is closed or was never opened. */
  const openWindow = (): BrowserWindow | null => {
    const window = start.reader()?.window
    return window === undefined || window.isDestroyed() ? null : window
  }
  /** For what only the window asks for. */
  const ownWindow = (): BrowserWindow => openWindow() ?? failWithoutWindow()
  const send = <Name extends keyof Events>(name: Name, payload: Events[Name]) =>
    openWindow()?.webContents.send(name, payload)

  const isOurs: SenderCheck = (frame) =>
    frame !== null &&
    frame === start.reader()?.window.webContents.mainFrame &&
    isOwnPage(frame.url, start.devServer)

  const tickets = new FileTickets()
  const openLibrary = (): Library | null => {
    const library = libraries.opened()
    return library.ok ? library.value : null
  }
  let transport: Transport | null = null
  const importer = new Importer({
    address: start.devServer ?? `${APP_ORIGIN}/index.html`,
    devServer: start.devServer,
    preload: start.preload,
    tickets,
    fetching: fetching(
      () => (transport ??= createTransport()),
      () => {
        const library = openLibrary()
        return library !== null && readSettings(library.store).fetchOwnNetwork
      },
    ),
    library: openLibrary,
    explain: (error) => {
      log.error('What was read could not be stored:', error)
      return callFailure(error).message
    },
  })
  const news = new ImportNews((told) => send('imports:progress', told))
  const isHidden: SenderCheck = (frame) => importer.owns(frame)
  registerHandlers('importPage', importPageHandlers(importer), isHidden)
  registerHandlers('drops', dropHandlers(tickets), isOurs)
  const openRequests = new OpenRequests(tickets, () => send('imports:opened', null))

  // Making a menu takes longer than storing an article: while thousands come in it is made once.
  let menuTimer: NodeJS.Timeout | undefined
  const showUndoSoon = (store: Library['store']) => {
    clearTimeout(menuTimer)
    menuTimer = setTimeout(() => {
      const window = openWindow()
      if (window !== null && store.open) setMenu(window, undoState(store))
    }, 150)
  }

  let inStep: FolderInStep | null = null
  const registerLibrary = (library: Library, isCopy: boolean) => {
    void inStep?.close()
    inStep = new FolderInStep(library, {
      memory: join(dirname(libraryPath), 'folder-in-step.db'),
      version: app.getVersion(),
      isReadOnly: isCopy,
      onStatus: (status) => send('vault:status', status),
    })
    registerHandlers('vault', vaultHandlers(inStep, ownWindow), isOurs)
    registerHandlers(
      'imports',
      importHandlers(library, {
        window: ownWindow,
        tickets,
        opened: openRequests,
        importer,
        news,
      }),
      isOurs,
    )
    registerHandlers('revisions', revisionHandlers(library), isOurs)
    registerHandlers('search', searchHandlers(library), isOurs)
    registerHandlers('shelf', shelfHandlers(library), isOurs)
    registerHandlers(
      'annotationImports',
      annotationImportHandlers(library, {
        window: ownWindow,
        tickets,
      }),
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
    registerHandlers('libraryExport', libraryExportHandlers(library, ownWindow), isOurs)
    registerHandlers('quotes', quoteHandlers(library), isOurs)
    registerHandlers('settings', settingsHandlers(library, start.showTheme), isOurs)
    registerHandlers('speakers', speakerHandlers(library), isOurs)
    registerHandlers('suggestions', suggestionHandlers(library), isOurs)
    registerHandlers('tags', tagHandlers(library), isOurs)
    registerHandlers('undo', undoHandlers(library), isOurs)
    registerHandlers('verdicts', verdictHandlers(library), isOurs)
    const { store } = library
    warmLater(store)
    watchStore(store, (touched) => {
      const window = openWindow()
      if (window === null) return
      announce(window.webContents, store, touched)
      showUndoSoon(store)
    })
  }

  const libraries = startLibrarySession(libraryPath, {
    opened: registerLibrary,
    report: (opening) => logOpening(opening, libraryPath),
    backedUp: (outcome) => {
      if (outcome.ok) log.info(`Backup made${outcome.value.isVerified ? '' : ', of a damaged library'}`)
      else log.error(`No backup was made: ${outcome.failure.kind}`)
      send('backups:changed', null)
    },
    backingUp: (progress) => send('backups:progress', progress),
  })

  registerHandlers('backups', backupHandlers(libraries), isOurs)
  registerHandlers('recovery', recoveryHandlers(libraries), isOurs)
  registerHandlers(
    'library',
    libraryHandlers({
      path: libraryPath,
      opened: libraries.opened,
      retry: libraries.retry,
      resources: start.resources,
      licences: join(start.page, 'licences.txt'),
    }),
    isOurs,
  )
  registerHandlers('window', windowHandlers(start.reader), isOurs)
  registerHandlers('exports', exportHandlers(ownWindow, app.getPath('documents')), isOurs)
  registerHandlers('log', logHandlers, (frame) => isOurs(frame) || isHidden(frame))

  let stopServing: (() => void) | null = null
  const serve = () => {
    if (stopServing !== null || !libraries.opened().ok) return
    try {
      stopServing = serveCommands(
        dirname(libraryPath),
        () => {
          const library = openLibrary()
          if (library === null) return null
          return { library, importFiles: (paths, stop) => importFiles({ importer, tickets }, paths, stop) }
        },
        (error) => log.error('A command was not carried out:', error),
      )
    } catch (error) {
      log.error('No commands are taken from the command line:', error)
    }
  }

  serve()
  const opened = libraries.opened()
  if (opened.ok) start.showTheme(readSettings(opened.value.store).theme)
  return {
    imageOf: (name) => {
      const library = openLibrary()
      return library === null ? null : getImage(library.store, name)
    },
    windowOpened: (window) => {
      const library = libraries.opened()
      setMenu(window, library.ok ? undoState(library.value.store) : { undo: null, redo: null })
    },
    open: (request) => openRequests.add(request),
    focused: () => inStep?.look(),
    close: () => {
      stopServing?.()
      importer.close()
      void inStep?.close()
      const refused = libraries.close()
      if (refused !== null) log.error('The library was closed with its log in place:', refused)
    },
  }
}

function logOpening(library: Result<Library, OpenFailure>, libraryPath: string): void {
  if (library.ok) log.info(`Library opened: ${dirname(libraryPath)}`)
  else log.error(`Library not opened (${library.failure.kind}): ${library.failure.message}`)
}

function failWithoutWindow(): never {
  throw new Error('Expected an open window, found none')
}

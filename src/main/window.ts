import { app, BrowserWindow, dialog, type Session, type WebContents, type WebPreferences } from 'electron'
import { join } from 'node:path'
import { APP_ORIGIN } from './app-scheme.ts'
import { openExternal } from './external-links.ts'
import { log } from './log.ts'
import { saveBeforeClose, type Closing } from './save-before-close.ts'
import type { WindowState } from './window-state.ts'

export type WindowOptions = {
  state: WindowState | null
  /** The colour of the page's ground, in the reader's theme. */
  ground: string
  /** The dev server's address, or null for the built app. */
  devServer: string | null
  preload: string
  /** Called whenever the window's place or size is to be remembered. */
  saveState: (state: WindowState) => void
}

/** A window and the handshake with which it closes. */
export type ReaderWindow = { window: BrowserWindow } & Omit<Closing, 'wanted'>

/** Opens the one window: sandboxed, isolated, unable to leave the app's own page. */
export function openWindow(options: WindowOptions): ReaderWindow {
  const window = new BrowserWindow({
    ...(options.state?.bounds ?? { width: 1280, height: 860 }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Postil',
    autoHideMenuBar: false,
    // The page's own background: nothing flashes before its first frame.
    backgroundColor: options.ground,
    webPreferences: {
      ...LOCKED_DOWN,
      preload: options.preload,
      navigateOnDragDrop: false,
      devTools: options.devServer !== null || process.env['POSTIL_DEVTOOLS'] !== undefined,
    },
  })
  if (options.state?.isMaximized === true) window.maximize()
  if (options.state?.isFullScreen === true) window.setFullScreen(true)
  window.once('ready-to-show', () => window.show())
  rememberState(window, options.saveState)
  tellFullScreen(window)
  const handshake = closeWhenSaved(window)
  offerReloadAfterCrash(window)
  void window.loadURL(options.devServer ?? `${APP_ORIGIN}/index.html`)
  return { window, ...handshake }
}

/** What every page of the app's own is kept to, shown or not: items of Electron's security checklist. */
export const LOCKED_DOWN = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
} as const satisfies WebPreferences

/** Whether an address is the app's own page. */
export function isOwnPage(address: string, devServer: string | null): boolean {
  const origin = devServer === null ? APP_ORIGIN : new URL(devServer).origin
  return address === origin || address.startsWith(`${origin}/`)
}

/**
 * Denies navigation, new windows and webviews. A navigation opens nothing in the system's browser either: a page may
 * begin one without the reader (a `meta` refresh); what the reader clicks, the window hands over by itself.
 */
export function lockDown(contents: WebContents, devServer: string | null): void {
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url, devServer) && event.url === contents.getURL()) return
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
}

/** Every permission that a page may ask for is refused, but writing the clipboard and full screen by the reader's hand. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

function rememberState(window: BrowserWindow, save: WindowOptions['saveState']): void {
  let timer: NodeJS.Timeout | null = null
  const saveNow = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (window.isDestroyed()) return
    save({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    })
  }
  const saveSoon = () => {
    timer ??= setTimeout(saveNow, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', saveNow)
}

/** The page has a way out of full screen, and must know when there is something to leave. */
function tellFullScreen(window: BrowserWindow): void {
  const tell = () => window.webContents.send('window:fullScreen', window.isFullScreen())
  window.on('enter-full-screen', tell)
  window.on('leave-full-screen', tell)
  window.webContents.on('did-finish-load', tell)
}

/** Holds the window back until its page has saved, or the reader has decided. A page that is gone has nothing to save. */
function closeWhenSaved(window: BrowserWindow): Omit<Closing, 'wanted'> {
  let mayClose = false
  let isQuitting = false
  const noteQuit = () => (isQuitting = true)
  app.on('before-quit', noteQuit)
  window.once('closed', () => app.off('before-quit', noteQuit))
  const closing = saveBeforeClose({
    tellPage: () => window.webContents.send('window:closing', null),
    ask: async (answered) => {
      log.warn('The window does not say whether everything is saved: the reader is asked.')
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: 'The window does not answer.',
        detail: 'What was typed last may not be saved yet. The window closes by itself as soon as it is.',
        buttons: ['Wait', 'Close anyway'],
        defaultId: 0,
        cancelId: 0,
        signal: answered,
      })
      return response === 1 ? 'close' : 'wait'
    },
    close: () => {
      mayClose = true
      // Holding the window back has held back the quitting that wanted it closed.
      if (isQuitting) app.quit()
      else if (!window.isDestroyed()) window.close()
    },
  })
  window.on('close', (event) => {
    if (mayClose || window.webContents.isCrashed() || window.webContents.isLoadingMainFrame()) return
    event.preventDefault()
    closing.wanted()
  })
  return {
    ...closing,
    stayOpen: () => {
      closing.stayOpen()
      isQuitting = false
      log.warn('The window stays open: something is not saved, or the reader wants to stay.')
    },
  }
}

function offerReloadAfterCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`The window's process ended: ${details.reason} (${details.exitCode})`)
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window stopped working.',
        detail: 'Everything that was saved is safe on the disk. Reload to go on where you were.',
        buttons: ['Reload', 'Quit'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        if (window.isDestroyed()) return
        if (response === 0) window.reload()
        else window.destroy()
      })
  })
  window.on('unresponsive', () => log.warn('The window does not respond.'))
}

/** The folder of the built page, from the folder of the built main process. */
export function builtPage(mainFolder: string): string {
  return join(mainFolder, '../renderer')
}

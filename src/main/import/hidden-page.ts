import { WebContentsView, type WebFrameMain } from 'electron'
import { randomUUID } from 'node:crypto'
import { isOwnPage, LOCKED_DOWN } from '../window.ts'

export type HiddenPageOptions = {
  address: string
  /** The dev server's address, or null for the built app. */
  devServer: string | null
  preload: string
  /** Called once when the page is gone by itself: brought down, or never there. */
  onGone: () => void
}

/** A page in a process of its own that no window shows: as locked down as the window's, and no display is needed. */
export class HiddenPage {
  /** How the page makes itself known; nobody can guess it. */
  readonly name = randomUUID()
  readonly #options: HiddenPageOptions
  readonly #view: WebContentsView
  #isOpen = true

  constructor(options: HiddenPageOptions) {
    this.#options = options
    this.#view = new WebContentsView({
      webPreferences: {
        ...LOCKED_DOWN,
        preload: options.preload,
        backgroundThrottling: false,
        devTools: false,
      },
    })
    const gone = () => {
      if (!this.#isOpen) return
      this.close()
      options.onGone()
    }
    this.#view.webContents.on('render-process-gone', gone)
    this.#view.webContents.loadURL(`${options.address}#import-${this.name}`).catch(gone)
  }

  /** Whether a frame is this page's own. */
  owns(frame: WebFrameMain): boolean {
    return (
      this.#isOpen &&
      frame === this.#view.webContents.mainFrame &&
      isOwnPage(frame.url, this.#options.devServer)
    )
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#view.webContents.close()
  }
}

/** What a window does for the handshake, by Electron or in a test. */
export type ClosingWindow = {
  /** Tells the page that the window is to close. */
  tellPage: () => void
  /**
   * Asks the reader, beside the page, what to do with a page that does not answer; resolves with `wait` at once when
   * `answered` is aborted.
   */
  ask: (answered: AbortSignal) => Promise<'wait' | 'close'>
  /** Closes the window, without asking again. */
  close: () => void
}

/** The steps of closing a window over a page that may have something to save. */
export type Closing = {
  /** The reader, or the system, wants the window closed. */
  wanted: () => void
  /** The page says that everything is saved. */
  readyToClose: () => void
  /** The page says that it is still saving, and shows so: the window waits, however long that takes. */
  stillSaving: () => void
  /** The page says that the window is not to close: something could not be saved, or the reader wants to stay. */
  stayOpen: () => void
}

/** How long a page may take to say that it is saved, or still saving, in milliseconds; then the reader is asked. */
export const PATIENCE = 3_000

/**
 * A window closes when its page says that all is saved. A page that saves for long says so, and is waited for; of one that
 * says nothing the reader decides: what was typed in it must not go without a word.
 */
export function saveBeforeClose({ tellPage, ask, close }: ClosingWindow): Closing {
  let timer: NodeJS.Timeout | null = null
  let question: AbortController | null = null
  const settle = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    question?.abort()
    question = null
  }
  const askReader = async () => {
    timer = null
    const asked = new AbortController()
    question = asked
    const decision = await ask(asked.signal)
    // The page may have answered meanwhile: its word counts.
    if (question !== asked) return
    question = null
    if (decision === 'close') close()
  }
  return {
    wanted: () => {
      if (timer !== null || question !== null) return
      timer = setTimeout(() => void askReader(), PATIENCE)
      tellPage()
    },
    readyToClose: () => {
      settle()
      close()
    },
    stillSaving: settle,
    stayOpen: settle,
  }
}

import type { CommandOutput } from './run-command.ts'

/** Progress is shown so often, in milliseconds. */
const INTERVAL = 100

/** Speaks to the terminal, or to whatever the two outputs lead to. Progress is for terminals only. */
export function terminalOutput(): CommandOutput & { finish: () => Promise<void> } {
  let isShowing = false
  let shownAt = 0
  const clear = () => {
    if (isShowing) process.stderr.write('\r\u001b[K')
    isShowing = false
  }
  // A reader that has had enough (`| head`) is no failure.
  process.stdout.on('error', () => {})
  return {
    out: (text) => {
      clear()
      return new Promise((resolve) => process.stdout.write(text, () => resolve()))
    },
    err: (text) => {
      clear()
      process.stderr.write(text)
    },
    progress: (words, done, total) => {
      if (!process.stderr.isTTY) return
      const now = performance.now()
      if (now - shownAt < INTERVAL && done < total) return
      shownAt = now
      isShowing = true
      process.stderr.write(`\r\u001b[K${words}: ${done} of ${total}`)
    },
    finish: async () => {
      clear()
      await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
    },
  }
}

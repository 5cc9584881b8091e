import { stdout } from 'node:process'

const LOG_INTERVAL_MS = 10_000
const TERMINAL_INTERVAL_MS = 1_000

/** Writes milliseconds as seconds for people, with one decimal below ten seconds. */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`
}

/**
 * Runs one long step, and tells what it does, that it still goes on, and how long it took.
 * A terminal gets one line that counts the seconds; a log gets a line every ten seconds.
 * `succeeded` judges a result that can be a failure. Rejects with the step's own error.
 */
export async function withProgress<T>(
  label: string,
  work: () => Promise<T>,
  succeeded: (result: T) => boolean = () => true,
): Promise<T> {
  const started = performance.now()
  const elapsed = () => seconds(performance.now() - started)
  const terminal = stdout.isTTY === true
  stdout.write(terminal ? `${label} …` : `${label} …\n`)
  const timer = setInterval(
    () => stdout.write(terminal ? `\r${label} … ${elapsed()}` : `  … still at it after ${elapsed()}\n`),
    terminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS,
  )
  timer.unref()
  let outcome = 'failed after'
  try {
    const result = await work()
    if (succeeded(result)) outcome = 'done in'
    return result
  } finally {
    clearInterval(timer)
    const line = `${label}: ${outcome} ${elapsed()}`
    // The blank tail wipes what a longer line with the counter left behind.
    stdout.write(terminal ? `\r${line}   \n` : `${line}\n`)
  }
}

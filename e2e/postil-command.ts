import { spawn } from 'node:child_process'

/** What a command said, and its exit code; null when a signal ended it. */
export type Said = { code: number | null; out: string; err: string }

/** Runs `command …` in a folder as a shell does, without a display; Ctrl+C is pressed once it said `interruptAfter`. */
export function run(
  [command, ...first]: readonly [string, ...string[]],
  words: readonly string[],
  { folder, interruptAfter = '' }: { folder: string; interruptAfter?: string },
): Promise<Said> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  // On Windows a launcher is for the shell, which takes words apart at their spaces.
  const isForShell = command.endsWith('.cmd')
  const quoted = (word: string) => (isForShell && word.includes(' ') ? `"${word}"` : word)
  const child = spawn(quoted(command), [...first, ...words].map(quoted), {
    cwd: folder,
    env: { ...env, NODE_OPTIONS: '' },
    detached: !isForShell,
    shell: isForShell,
  })
  const said = { out: '', err: '' }
  let isInterrupted = false
  child.stdout.on('data', (bytes) => {
    said.out += String(bytes)
    if (isInterrupted || interruptAfter === '' || !said.out.includes(interruptAfter)) return
    isInterrupted = true
    // As a terminal does: everything that the command started hears of it.
    process.kill(-(child.pid ?? 0), 'SIGINT')
  })
  child.stderr.on('data', (bytes) => (said.err += String(bytes)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
  })
}

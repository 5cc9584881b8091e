import { spawn } from 'node:child_process'

export interface CommandOptions {
  cwd?: string
  /** Added to this process's own environment; `undefined` takes a variable out of it. */
  environment?: Record<string, string | undefined>
  /** Milliseconds after which the command is ended and counts as failed. */
  timeout?: number
}

export interface CommandResult {
  /** The exit code; 127 when there is no such command, 124 when it ran out of time, 1 when a signal ended it. */
  code: number
  /** What it wrote to stdout. */
  stdout: string
  /** What it wrote to stdout and stderr, in the order in which it came. */
  output: string
}

/** The exit code of a command that does not exist, as shells have it. */
export const NO_SUCH_COMMAND = 127
/** The exit code of a command that was ended because it ran out of time, as `timeout` has it. */
export const OUT_OF_TIME = 124

/** Runs a command quietly, without a shell, and gives back its exit code and what it wrote. Never rejects. */
export function capture(
  command: string,
  commandArguments: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: options.cwd,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let stdout = ''
    let output = ''
    let outOfTime = false
    const timer =
      options.timeout === undefined
        ? null
        : setTimeout(() => {
            outOfTime = true
            child.kill('SIGKILL')
          }, options.timeout)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', (error) => {
      if (timer) clearTimeout(timer)
      resolve({ code: NO_SUCH_COMMAND, stdout, output: `${output}${error.message}\n` })
    })
    child.on('close', (code) => {
      if (timer) clearTimeout(timer)
      resolve({ code: outOfTime ? OUT_OF_TIME : (code ?? 1), stdout, output })
    })
  })
}

/**
 * Runs a command in the foreground, on this terminal, without a shell, and resolves to its exit code (1 when a
 * signal ended it). A signal that reaches this process is passed on, so that the command can end by itself.
 * Rejects when there is no such command.
 */
export function run(
  command: string,
  commandArguments: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: options.cwd,
      env: { ...process.env, ...options.environment },
      stdio: 'inherit',
    })
    const passOn = (signal: NodeJS.Signals) => {
      // A terminal has already sent Ctrl+C to the command too; a second one would cut its own ending short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    const settle = () => {
      for (const signal of signals) process.off(signal, passOn)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      resolve(code ?? 1)
    })
  })
}

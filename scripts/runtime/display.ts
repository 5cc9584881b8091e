import { spawn } from 'node:child_process'
import { capture } from './run-command.ts'

/** Whether programs can open windows here. Only Linux has machines without any. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  if (platform !== 'linux') return true
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}

/** The virtual display's command line: it takes a free number by itself, and writes it to file descriptor 3. */
export function virtualDisplayCommand(endsWithParent: boolean): [string, ...string[]] {
  const server = [
    'Xvfb',
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1440x900x24',
    '-noreset',
    '-nolisten',
    'tcp',
  ] as const
  // Even a SIGKILL to this process then ends the display.
  return endsWithParent ? ['setpriv', '--pdeathsig', 'TERM', ...server] : [...server]
}

export interface VirtualDisplay {
  /** The value for the environment variable DISPLAY. */
  name: string
  stop: () => void
}

const START_TIMEOUT_MS = 20_000

/** Starts Xvfb, and resolves when it answers. It ends with this process at the latest. Rejects with what it said. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const setpriv = await capture('setpriv', ['--pdeathsig', 'TERM', 'true'])
  const [command, ...displayArguments] = virtualDisplayCommand(setpriv.code === 0)
  const server = spawn(command, displayArguments, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const stop = () => void server.kill()
  process.once('exit', stop)
  let said = ''
  server.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const answer = server.stdio[3]
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      stop()
      reject(new Error(`The virtual display (Xvfb) did not start: ${reason}\n${said}`.trim()))
    }
    const timer = setTimeout(() => fail('no answer in 20 seconds'), START_TIMEOUT_MS)
    server.once('error', (error) => fail(error.message))
    server.once('exit', (code) => {
      clearTimeout(timer)
      fail(`exit code ${code}`)
    })
    answer?.once('data', (number: Buffer) => {
      clearTimeout(timer)
      // The server and its pipes must not keep this process alive.
      server.unref()
      resolve({ name: `:${number.toString('utf8').trim()}`, stop })
    })
  })
}

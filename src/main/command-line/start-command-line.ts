import { app, session } from 'electron'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { APP_ORIGIN, serveApp } from '../app-scheme.ts'
import { FileTickets } from '../file-tickets.ts'
import { noFetching } from '../import/fetching.ts'
import { Importer } from '../import/importer.ts'
import { callFailure, registerHandlers } from '../ipc/handler.ts'
import { importPageHandlers } from '../ipc/import-page.ts'
import { logHandlers } from '../ipc/window.ts'
import { openLog } from '../log.ts'
import { getImage } from '../store/images.ts'
import type { Library } from '../store/library.ts'
import { openLibrary } from '../store/open-library.ts'
import { closeStore } from '../store/open.ts'
import { denyPermissions, lockDown } from '../window.ts'
import { parseCommand, type Command } from './command.ts'
import { handOver } from './hand-over.ts'
import { EXIT, helpText } from './help.ts'
import { importFiles } from './import-files.ts'
import { runCommand } from './run-command.ts'
import { terminalOutput } from './terminal.ts'

export type CommandLineStart = { words: string[]; libraryPath: string; page: string; preload: string }

/** How long another process that has the library, and takes no commands, is waited for. Milliseconds. */
const PATIENCE = 10_000

/** Carries out what the command line asks for, without a window, and ends the process with its exit code. */
export function startCommandLine(start: CommandLineStart): void {
  const parsed = parseCommand(start.words, process.cwd())
  if (!parsed.ok) {
    process.stderr.write(`postil: ${parsed.failure.message}\n\n${helpText(parsed.failure.of)}`)
    process.exit(EXIT.usage)
  }
  if (parsed.value.name === 'help') {
    process.stdout.write(helpText(parsed.value.of))
    process.exit(EXIT.fine)
  }
  if (!hasDisplay() && !app.commandLine.hasSwitch('ozone-platform')) process.exit(againWithoutDisplay())
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('log-level', '3')
  app.dock?.hide()
  // What Chromium keeps belongs to the window of the running app.
  const scratch = mkdtempSync(join(tmpdir(), 'postil-session-'))
  app.setPath('sessionData', scratch)
  void perform(start, parsed.value).then(
    (code) => end(code, scratch),
    (error: unknown) => {
      process.stderr.write(`postil: ${error instanceof Error ? error.message : String(error)}\n`)
      end(EXIT.failed, scratch)
    },
  )
}

function end(code: number, scratch: string): void {
  app.once('quit', () => rmSync(scratch, { recursive: true, force: true }))
  app.exit(code)
}

async function perform(start: CommandLineStart, command: Command): Promise<number> {
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  // Chromium takes the signal for itself on some systems, and quits.
  app.on('before-quit', (event) => {
    event.preventDefault()
    interrupt()
  })
  const output = terminalOutput()
  const folder = dirname(start.libraryPath)
  mkdirSync(folder, { recursive: true })
  const began = Date.now()
  try {
    for (;;) {
      const code = await handOver(folder, start.words, process.cwd(), output, abort.signal)
      if (code !== null) return code
      const opened = openLibrary(start.libraryPath)
      if (opened.ok) return await here(start, command, opened.value, output, abort.signal)
      const isInUse = opened.failure.kind === 'locked'
      if (!isInUse || Date.now() - began > PATIENCE || abort.signal.aborted) {
        output.err(`postil: ${opened.failure.message}\n`)
        return EXIT.noLibrary
      }
      await setTimeout(200)
    }
  } finally {
    await output.finish()
  }
}

/** No app is running: the library is opened here. */
async function here(
  start: CommandLineStart,
  command: Command,
  library: Library,
  output: ReturnType<typeof terminalOutput>,
  signal: AbortSignal,
): Promise<number> {
  openLog(join(dirname(start.libraryPath), 'logs'))
  const tickets = new FileTickets()
  const importer = new Importer({
    address: `${APP_ORIGIN}/index.html`,
    devServer: null,
    preload: start.preload,
    tickets,
    fetching: noFetching,
    library: () => library,
    explain: (error) => callFailure(error).message,
  })
  try {
    if (command.name === 'import') {
      await app.whenReady()
      app.on('web-contents-created', (_event, contents) => lockDown(contents, null))
      denyPermissions(session.defaultSession)
      serveApp(session.defaultSession, start.page, (name) => getImage(library.store, name))
      const isHidden = (frame: Parameters<Importer['owns']>[0]) => importer.owns(frame)
      registerHandlers('importPage', importPageHandlers(importer), isHidden)
      registerHandlers('log', logHandlers, isHidden)
    }
    return await runCommand(command, {
      library,
      output,
      signal,
      importFiles: (paths, stop) => importFiles({ importer, tickets }, paths, stop),
    })
  } finally {
    importer.close()
    closeStore(library.store)
  }
}

/** Only Linux has machines without one. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
}

/** Chromium must be told before it starts that there is no display: the same command, begun again. */
function againWithoutDisplay(): number {
  const [, ...words] = process.argv
  const again = spawnSync(process.execPath, ['--ozone-platform=headless', '--log-level=3', ...words], {
    stdio: 'inherit',
  })
  return again.status ?? EXIT.interrupted
}

import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  chromiumArguments,
  chromiumSandbox,
  electronExecutable,
  launchArguments,
} from '../../scripts/launch-options.ts'
import { makeCheckoutTree } from '../../scripts/runtime/checkout-tree.ts'
import { executableIn, takesAppArgument, versionIn } from '../../scripts/runtime/electron-dist.ts'

/** A window under measurement: Postil's, or Electron's bare one. */
export type MeasuredWindow = {
  app: ElectronApplication
  page: Page
  /** When the process was started, in milliseconds since 1970. */
  startedAt: number
}

const BARE = join(import.meta.dirname, '..', 'bare-window')

/** Starts Postil on a library, and waits until its article is painted. */
export async function openPostil(libraryFolder: string): Promise<MeasuredWindow> {
  const opened = await open(electronExecutable(), [...launchArguments(), `--library-folder=${libraryFolder}`])
  await opened.page.locator('.article p').first().waitFor()
  return opened
}

/** Starts a bare window of the same Electron; `page` names the HTML file that it shows. */
export async function openBare(page = join(BARE, 'index.html')): Promise<MeasuredWindow> {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  const data = mkdtempSync(join(tmpdir(), 'postil-bare-'))
  const own = [...chromiumArguments(), `--page=${page}`, `--data=${data}`]
  const opened = takesAppArgument(dist)
    ? await open(electronExecutable(), [BARE, ...own])
    : await open(executableIn(await makeCheckoutTree(dist, versionIn(dist) ?? '0', BARE)), own)
  opened.app.once('close', () => rmSync(data, { recursive: true, force: true }))
  await opened.page.locator('p').first().waitFor()
  return opened
}

async function open(executablePath: string, args: string[]): Promise<MeasuredWindow> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const startedAt = Date.now()
  const app = await _electron.launch({
    executablePath,
    args: [...args, '--log-level=3'],
    chromiumSandbox: chromiumSandbox(),
    env: { ...env, NODE_OPTIONS: '' },
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(60_000)
  return { app, page, startedAt }
}

/** When the largest text of a page was first painted, in milliseconds after the start of the process. */
export async function paintedAfter({ page, startedAt }: MeasuredWindow): Promise<number> {
  const at = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1)
          if (last !== undefined) resolve(performance.timeOrigin + last.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  return at - startedAt
}

/** What all processes of the app hold in memory, in kilobytes, as Electron counts it. */
export async function memoryOf({ app }: MeasuredWindow): Promise<number> {
  return app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  )
}

/** The ids of all processes of the app. */
export async function processesOf({ app }: MeasuredWindow): Promise<number[]> {
  return app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))
}

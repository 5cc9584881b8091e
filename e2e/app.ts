import { test as base, type ElectronApplication } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type RunningApp } from './launch.ts'

type Fixtures = {
  /** A folder of its own for the library of this test; removed afterwards. */
  libraryFolder: string
  /** Starts the app on the test's library; whatever still runs at the end is closed. */
  start: (...more: string[]) => Promise<RunningApp>
}

export const test = base.extend<Fixtures>({
  // Playwright wants a destructured first argument even where nothing is used.
  // oxlint-disable-next-line no-empty-pattern
  libraryFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'postil-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  start: async ({ libraryFolder }, use) => {
    const running: ElectronApplication[] = []
    await use(async (...more) => {
      const app = await launch(libraryFolder, ...more)
      running.push(app.electronApp)
      return app
    })
    for (const app of running) await closeOrKill(app)
  },
})

/** How long a window that is to close may ask the reader first, in milliseconds: there is nobody to answer. */
const ASKING = 20_000

async function closeOrKill(app: ElectronApplication): Promise<void> {
  const timer = setTimeout(() => app.process().kill('SIGKILL'), ASKING)
  await app.close().catch(() => {})
  clearTimeout(timer)
}

export { launch, type RunningApp } from './launch.ts'
export { expect } from '@playwright/test'

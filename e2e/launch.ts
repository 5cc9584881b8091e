import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { chromiumSandbox, electronExecutable, launchArguments } from '../scripts/launch-options.ts'
import { Reader } from './reader.ts'

/** A running Postil on its own library folder. */
export type RunningApp = { electronApp: ElectronApplication; page: Page; reader: Reader }

/** How long Electron may take to answer Playwright, in milliseconds: ten times what it takes on a busy machine. */
const LAUNCH_TIMEOUT = 20_000

/** Starts the app on a library folder, and waits for its window. */
export async function launch(libraryFolder: string, ...more: string[]): Promise<RunningApp> {
  const electronApp = await launchElectron([`--library-folder=${libraryFolder}`, ...more])
  const page = await electronApp.firstWindow()
  page.setDefaultTimeout(15_000)
  return { electronApp, page, reader: new Reader(page, electronApp) }
}

async function launchElectron(own: string[], isSecondTry = false): Promise<ElectronApplication> {
  try {
    return await _electron.launch({
      executablePath: electronExecutable(),
      // Playwright finds the app's debugger by a line on stderr, which Chromium's own complaints (about a missing
      // D-Bus, on a machine without a desktop) now and then cut in two: only fatal ones are printed.
      args: [...launchArguments(), '--log-level=3', ...own],
      chromiumSandbox: chromiumSandbox(),
      // The runtime of the tests must not take the tests' own Node options along.
      env: { ...definedEnvironment(), NODE_OPTIONS: '' },
      timeout: LAUNCH_TIMEOUT,
    })
  } catch (error) {
    // What still cuts that line, about once in fifty starts on two busy cores, leaves Playwright waiting for ever.
    if (isSecondTry || !(error instanceof Error && error.message.includes('Timeout'))) throw error
    return launchElectron(own, true)
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

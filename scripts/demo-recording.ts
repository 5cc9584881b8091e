import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { playStory } from './demo-story.ts'
import { chromiumSandbox, electronExecutable, launchArguments } from './launch-options.ts'

/** What a story works with: the running app, its first window, and a place for what it leaves behind. */
export interface DemoStage {
  app: ElectronApplication
  window: Page
  /** The folder for what the story leaves behind. */
  folder: string
  /** Takes the next picture of the window, says so, and numbers it so that pictures sort in the story's order. */
  picture: (name: string) => Promise<void>
}

/** Plays the story in the real app, on a fresh profile, and leaves its pictures in a folder made anew. */
export async function recordDemo(folder: string, environment: Record<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const profile = await mkdtemp(join(tmpdir(), 'postil-demo-'))
  Object.assign(process.env, environment)
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...launchArguments(), '--log-level=3', `--library-folder=${profile}`],
    chromiumSandbox: chromiumSandbox(),
  })
  try {
    const window = await app.firstWindow()
    let taken = 0
    const picture = async (name: string) => {
      taken += 1
      const file = `${String(taken).padStart(2, '0')}-${name}.png`
      await window.screenshot({ path: join(folder, file) })
      console.log(`  ${file}`)
    }
    await playStory({ app, window, folder, picture })
  } finally {
    await app.close()
    await rm(profile, { recursive: true, force: true })
  }
}

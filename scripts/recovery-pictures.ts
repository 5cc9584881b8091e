import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../e2e/launch.ts'
import { libraryWithBackup } from '../e2e/recovery-room.ts'
import type { OpenFailure } from '../src/shared/model/open-failure.ts'
import { openFailure } from '../src/main/store/open-failures.ts'

/** Every way in which a library can be unreadable, with what is found in that case. */
const STATES: readonly [
  kind: OpenFailure['kind'],
  facts: { found?: number; size?: number; detail?: string },
][] = [
  ['corrupt', { detail: 'database disk image is malformed' }],
  ['missing', {}],
  ['not-a-database', { size: 20_480 }],
  ['other-application', {}],
  ['newer-version', { found: 12 }],
  ['locked', {}],
  ['read-only', {}],
  ['no-access', { detail: 'EACCES: permission denied' }],
  ['no-wal', {}],
  ['disk-full', {}],
  ['input-output', { detail: 'disk I/O error' }],
]

/**
 * Takes a picture of the window, light and dark, for each way in which a library can be unreadable. Some of them take another computer (a
 * network drive, a failing disk): so that all look alike wherever this runs, the app is told what it has found.
 */
export async function pictureRecovery(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const profile = await mkdtemp(join(tmpdir(), 'postil-recovery-'))
  const path = await libraryWithBackup(profile)
  const { electronApp, page } = await launch(profile)
  try {
    await page.locator('.article').waitFor({ timeout: 60_000 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1_000, 760))
    const picture = async (name: string) => {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: scheme })
        await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), scheme)
        const file = scheme === 'light' ? `${name}.png` : `${name}-dark.png`
        await page.screenshot({ path: join(folder, file) })
        console.log(`  ${file}`)
      }
    }
    await page.keyboard.press('ControlOrMeta+Shift+B')
    await page.getByText('Would be gone').waitFor()
    await picture('backups')
    for (const [kind, facts] of STATES) {
      const failure = openFailure(path, kind, facts)
      await electronApp.evaluate(({ ipcMain }, found) => {
        ipcMain.removeHandler('library.open')
        ipcMain.handle('library.open', () => ({ ok: true, value: { ok: false, failure: found } }))
      }, failure)
      await page.reload()
      await page.locator('.recovery-way').first().waitFor()
      await picture(`recovery-${kind}`)
    }
  } finally {
    await electronApp.close()
    await rm(profile, { recursive: true, force: true })
  }
}

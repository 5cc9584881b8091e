import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { saveDrafts } from '../app/save-drafts.ts'
import { reloadAfter } from './after-reload.ts'

/** Puts a backup in the library's place, and shows it. Answers only when that failed, and has said why. */
export async function restoreBackup(id: string): Promise<void> {
  try {
    await saveDrafts()
    const restored = await api.backups.restore(id)
    if (restored.ok) reloadAfter('restored')
    else reportFailure(new Error(restored.failure.message))
  } catch (error) {
    reportFailure(error)
  }
}

/** Takes the last restoration back, and shows what was there before it. */
export async function takeRestoreBack(): Promise<void> {
  try {
    await saveDrafts()
    if (await api.backups.undoRestore()) reloadAfter('taken-back')
  } catch (error) {
    reportFailure(error)
  }
}

import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { contents } from './backup-words.ts'

/** Makes a verified backup now, and says what is in it. */
export async function backUpNow(): Promise<void> {
  try {
    const made = await api.backups.create('asked')
    if (!made.ok) reportFailure(new Error(made.failure.message))
    else if (made.value.isVerified) notify(`Backed up and verified: ${contents(made.value)}.`)
    else warnOfDamage()
  } catch (error) {
    reportFailure(error)
  }
}

/** Says that a backup found the library damaged, and leads to the ways out. */
export function warnOfDamage(): void {
  notify('Checking a backup found damage in the library. Nothing was thrown away.', {
    label: 'Backups…',
    run: () => showOverlay('backups'),
  })
}

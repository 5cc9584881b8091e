import { api, events } from '../app/api.ts'
import { logError, notify } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { warnOfDamage } from './back-up-now.ts'

/** How long after the start the reader may hear of the library's place, in milliseconds: never in the way of the first look. */
const QUIET = 3_000

/** Tells the reader what they should know of the library's safety: no more than once, and without stopping them. */
export function watchBackups(): void {
  let known = ''
  events.onBackupsChanged(() => {
    void api.backups.list().then(({ backups: [newest], lastFailure }) => {
      const state = lastFailure?.message ?? (newest?.isVerified === false ? 'damaged' : '')
      if (state === known) return
      known = state
      if (state === 'damaged') warnOfDamage()
      else if (lastFailure !== null)
        notify(lastFailure.message, { label: 'Backups…', run: () => showOverlay('backups') })
    }, logError)
  })
  setTimeout(() => void sayRisk().catch(logError), QUIET)
}

async function sayRisk(): Promise<void> {
  const { risk, isRiskNew } = await api.backups.list()
  if (risk === null || !isRiskNew) return
  notify(
    risk.kind === 'network'
      ? 'The library lies on a network drive, where a lost connection can damage it.'
      : `The library lies in ${risk.service}, which may copy it while it changes.`,
    { label: 'What to do', run: () => showOverlay('backups') },
  )
  await api.backups.acknowledgeRisk()
}

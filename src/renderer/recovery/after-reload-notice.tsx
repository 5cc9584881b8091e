import { useEffect } from 'react'
import { notify } from '../app/notices.ts'
import { takeDone } from './after-reload.ts'
import { takeRestoreBack } from './restore-backup.ts'

/** Says once, when the window was reloaded for it, what was done, and leads back. Draws nothing. */
export function AfterReloadNotice() {
  useEffect(() => {
    // By then the list of messages, drawn at the same time, listens.
    const timer = setTimeout(sayWhatWasDone)
    return () => clearTimeout(timer)
  }, [])
  return null
}

function sayWhatWasDone(): void {
  const done = takeDone()
  if (done === 'restored')
    notify('The backup was restored. What was there before is kept.', {
      label: 'Take it back',
      run: () => void takeRestoreBack(),
    })
  if (done === 'taken-back') notify('The restore was taken back: everything is as it was before it.')
}

import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'
import { showOverlay } from './overlay-store.ts'
import './about-dialog.css'

/** What this is made of: the versions, and the licence of everything that ships. */
export default function AboutDialog() {
  const [licences, setLicences] = useState('')
  useEffect(() => {
    void api.library.licences().then(setLicences, reportFailure)
  }, [])
  const versions = ['Electron', 'Chrome'].flatMap((name) => {
    const version = new RegExp(`${name}/([\\d.]+)`).exec(navigator.userAgent)?.[1]
    return version === undefined ? [] : [`${name} ${version}`]
  })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup about">
          <Dialog.Title>Postil</Dialog.Title>
          <Dialog.Description>
            A note in the margin, next to the words it is about. {versions.join(', ')}. MIT licence.
          </Dialog.Description>
          <pre tabIndex={0} role="region" aria-label="Licences of what Postil is made with">
            {licences}
          </pre>
          <Dialog.Close className="button primary">Done</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

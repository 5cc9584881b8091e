import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { showOverlay } from '../app/overlay-store.ts'
import { useSettings } from '../app/settings-store.ts'
import { importAddress } from './import-sources.ts'
import './dialogs.css'

/** Asks for the address of a page to be fetched. */
export default function FetchDialog() {
  const [address, setAddress] = useState('')
  const ownNetwork = useSettings((state) => state.settings.fetchOwnNetwork)
  const close = () => showOverlay(null)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>Add a web page</Dialog.Title>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (address.trim() === '') return
              importAddress(address.trim())
              close()
            }}
          >
            <label className="field">
              <span>Address</span>
              <input
                type="text"
                inputMode="url"
                autoFocus
                spellCheck={false}
                placeholder="https://"
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            </label>
            <Dialog.Description>
              The page and its pictures are fetched once and kept in your library; reading them later asks
              nobody.
              {ownNetwork && ' Pages of your own network are allowed.'}
            </Dialog.Description>
            <div className="dialog-actions">
              <Dialog.Close className="button" type="button">
                Cancel
              </Dialog.Close>
              <button type="submit" className="button primary" disabled={address.trim() === ''}>
                Add
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

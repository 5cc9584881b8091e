import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { Keys } from '../ui/keys.tsx'
import { commandGroups } from './command.ts'
import { allCommands, keysOf } from './commands.ts'
import { showOverlay } from './overlay-store.ts'
import './palette.css'

/** Every key, by what it does. */
export default function KeyList() {
  const commands = allCommands().filter((command) => keysOf(command).length > 0)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup key-list">
          <div className="dialog-header">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X />
            </Dialog.Close>
          </div>
          <div className="key-groups" tabIndex={0} role="group" aria-label="All shortcuts">
            {commandGroups.map((group) => {
              const members = commands.filter((command) => command.group === group)
              if (members.length === 0) return null
              return (
                <section key={group} aria-labelledby={`keys-${group}`}>
                  <h3 id={`keys-${group}`}>{group}</h3>
                  <dl>
                    {members.map((command) => (
                      <div key={command.id}>
                        <dt>{command.title}</dt>
                        <dd>
                          {keysOf(command).map((key) => (
                            <Keys key={key} binding={key} />
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              )
            })}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { Command as Menu } from 'cmdk'
import { Keys } from '../ui/keys.tsx'
import { commandGroups, type Command } from './command.ts'
import { allCommands, keysOf } from './commands.ts'
import { showOverlay } from './overlay-store.ts'
import './palette.css'

/** Every command, found by typing a part of its name. */
export default function Palette() {
  const commands = allCommands()
  const run = (command: Command) => {
    showOverlay(null)
    // The dialog gives the focus back first; a command may then move it on.
    setTimeout(() => void command.run(), 0)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup palette" aria-label="Command palette">
          <Menu label="Command palette" loop>
            <Menu.Input placeholder="What would you like to do?" autoFocus />
            <Menu.List label="Commands">
              <Menu.Empty>No command has this name.</Menu.Empty>
              {commandGroups.map((group) => {
                const members = commands.filter((command) => command.group === group)
                if (members.length === 0) return null
                return (
                  <Menu.Group key={group} heading={group}>
                    {members.map((command) => (
                      <Menu.Item
                        key={command.id}
                        value={command.id}
                        keywords={[command.title, command.group]}
                        disabled={!(command.isEnabled?.() ?? true)}
                        onSelect={() => run(command)}
                      >
                        <span>{command.title}</span>
                        {keysOf(command)
                          .slice(0, 1)
                          .map((key) => (
                            <Keys key={key} binding={key} />
                          ))}
                      </Menu.Item>
                    ))}
                  </Menu.Group>
                )
              })}
            </Menu.List>
          </Menu>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

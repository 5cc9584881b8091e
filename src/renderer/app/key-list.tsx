import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import { keyNames } from './key-binding.ts'
import { effectiveKeys } from './key-changes.ts'
import { KeyChange } from './key-change.tsx'
import { commandGroups, type Command } from './command.ts'
import { allCommands } from './commands.ts'
import { showOverlay } from './overlay-store.ts'
import { platform } from './platform.ts'
import { changeSettings, useSettings } from './settings-store.ts'
import './palette.css'

/** Every command with its keys, each of which can be changed. */
export default function KeyList() {
  const own = useSettings((state) => state.settings.keys)
  const [words, setWords] = useState('')
  const [changingId, change] = useState<string | null>(null)
  const commands = allCommands()
  const found = commands.filter((command) => isFound(command, effectiveKeys(command, own), words))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup key-list">
          <div className="dialog-header">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <input
              type="search"
              className="key-search"
              aria-label="Find a command or a key"
              placeholder="Find a command or a key"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Dialog.Close className="icon-button" aria-label="Close">
              <X />
            </Dialog.Close>
          </div>
          <div className="key-groups" tabIndex={0} role="group" aria-label="All shortcuts">
            {commandGroups.map((group) => {
              const members = found.filter((command) => command.group === group)
              if (members.length === 0) return null
              return (
                <section key={group} aria-labelledby={`keys-${group}`}>
                  <h3 id={`keys-${group}`}>{group}</h3>
                  <dl>
                    {members.map((command) => (
                      <div key={command.id}>
                        <dt>{command.title}</dt>
                        <dd>
                          <KeyChange
                            command={command}
                            commands={commands}
                            own={own}
                            isChanging={changingId === command.id}
                            onChanging={(isChanging) => change(isChanging ? command.id : null)}
                          />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              )
            })}
            {found.length === 0 && <p className="key-none">Nothing has this name or key.</p>}
          </div>
          <div className="key-foot">
            <span>Press a key’s button to give the command another one.</span>
            {Object.keys(own).length > 0 && (
              <button type="button" className="button" onClick={() => changeSettings({ keys: {} })}>
                Bring all built-in keys back
              </button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** By a part of the title, or by a key as it is printed: "ctrl+k", "ctrl k". */
function isFound(command: Command, keys: readonly string[], words: string): boolean {
  const needle = words.trim().toLocaleLowerCase()
  if (command.title.toLocaleLowerCase().includes(needle)) return true
  const asKeys = needle.replaceAll(/[\s+]+/gu, ' ')
  return keys.some((key) => keyNames(key, platform.isMac).join(' ').toLocaleLowerCase() === asKeys)
}

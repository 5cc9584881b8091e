import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Keys } from '../ui/keys.tsx'
import { announce } from './announcer.ts'
import type { Command } from './command.ts'
import { bindingOf, keyNames } from './key-binding.ts'
import { commandsWithKey, effectiveKeys, withKey, withKeyTaken } from './key-changes.ts'
import { platform } from './platform.ts'
import { changeSettings } from './settings-store.ts'

type KeyChangeProps = {
  command: Command
  commands: readonly Command[]
  own: Readonly<Record<string, string>>
  isChanging: boolean
  onChanging: (isChanging: boolean) => void
}

/** The keys of a command; pressed, it waits for another one. */
export function KeyChange({ command, commands, own, isChanging, onChanging }: KeyChangeProps) {
  const button = useRef<HTMLButtonElement>(null)
  const wasChanging = useRef(isChanging)
  // At once: where the keyboard was is gone, and the dialog would take it.
  useLayoutEffect(() => {
    if (wasChanging.current && !isChanging) button.current?.focus()
    wasChanging.current = isChanging
  }, [isChanging])
  const keys = effectiveKeys(command, own)
  const spoken = keys.map((key) => keyNames(key, platform.isMac).join('+')).join(' or ')
  const done = (message: string | null) => {
    onChanging(false)
    if (message !== null) announce(message)
  }
  if (!isChanging) {
    return (
      <button
        type="button"
        ref={button}
        className="key-button"
        aria-label={`Change the key of “${command.title}”, ${spoken === '' ? 'which has none' : `now ${spoken}`}`}
        onClick={() => onChanging(true)}
      >
        {keys.map((key) => (
          <Keys key={key} binding={key} />
        ))}
        {keys.length === 0 && <span className="key-add">Add a key</span>}
      </button>
    )
  }
  return <KeyCapture {...{ command, commands, own }} onDone={done} />
}

type KeyCaptureProps = Pick<KeyChangeProps, 'command' | 'commands' | 'own'> & {
  /** With what happened, in words; null when nothing did. */
  onDone: (message: string | null) => void
}

function KeyCapture({ command, commands, own, onDone }: KeyCaptureProps) {
  const field = useRef<HTMLDivElement>(null)
  const [pressed, press] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const others = pressed === null ? [] : commandsWithKey(commands, own, pressed, command.id)
  const keep = (keys: Record<string, string>, message: string) => {
    changeSettings({ keys })
    onDone(message)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation()
    if (event.key === 'Tab') return
    event.preventDefault()
    if (event.key === 'Escape') return onDone(null)
    const key = bindingOf(event.nativeEvent, platform.isMac)
    if (key === null) return
    press(key)
    if (commandsWithKey(commands, own, key, command.id).length === 0)
      keep(withKey(own, command.id, key), `“${command.title}” has ${named(key)} now`)
  }
  return (
    <div className="key-capture" role="group" aria-label={`A key for “${command.title}”`}>
      <div
        ref={field}
        className="key-field"
        role="textbox"
        aria-readonly="true"
        aria-label="Press a key; Escape leaves it as it is"
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {pressed === null ? 'Press a key…' : <Keys binding={pressed} />}
      </div>
      {pressed !== null && others.length > 0 && (
        <div role="alert" className="key-conflict">
          <p>
            {named(pressed)} is the key of {others.map(({ title }) => `“${title}”`).join(' and ')}.
          </p>
          <button
            type="button"
            className="button"
            onClick={() =>
              keep(
                withKeyTaken(own, commands, command.id, pressed),
                `“${command.title}” has ${named(pressed)} now, and nothing else has`,
              )
            }
          >
            Take it from there
          </button>
          <button
            type="button"
            className="button"
            onClick={() =>
              keep(withKey(own, command.id, pressed), `“${command.title}” has ${named(pressed)} too`)
            }
          >
            Both: what can be done at the moment runs
          </button>
        </div>
      )}
      <div className="key-choices">
        {effectiveKeys(command, own).length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => keep(withKey(own, command.id, ''), `“${command.title}” has no key now`)}
          >
            No key
          </button>
        )}
        {own[command.id] !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() =>
              keep(withKey(own, command.id, null), `“${command.title}” has its built-in key again`)
            }
          >
            Built-in key
          </button>
        )}
        <button type="button" className="button" onClick={() => onDone(null)}>
          Cancel
        </button>
      </div>
    </div>
  )
}

function named(key: string): string {
  return keyNames(key, platform.isMac).join('+')
}

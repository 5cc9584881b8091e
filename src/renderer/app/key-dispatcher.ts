import { allCommands, keysOf } from './commands.ts'
import { matchesBinding } from './key-binding.ts'
import { platform } from './platform.ts'

/** Listens for the keys of all commands until `signal` aborts. */
export function dispatchKeys(signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = isTyping(event.target)
      if (!typing && isInOverlay(event.target)) return
      const command = allCommands().find(
        (candidate) =>
          (!typing || candidate.inFields === true) &&
          keysOf(candidate).some((key) => matchesBinding(key, event, platform.isMac)) &&
          (candidate.isEnabled?.() ?? true),
      )
      if (command === undefined) return
      event.preventDefault()
      void command.run()
    },
    { signal },
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [data-editor]'))
  )
}

/** Open menus and dialogs have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"], [role="menu"], [role="listbox"]:not(.shelf-list, .pick-list)') !== null
  )
}

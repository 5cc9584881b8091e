import { Toast } from '@base-ui/react/toast'
import { api } from './api.ts'

/** Short messages at the window's foot, read out to screen readers. */
export const notices = Toast.createToastManager()

/** A message with at most one thing to do about it. */
export function notify(message: string, action?: { label: string; run: () => void }): void {
  notices.add({
    description: message,
    timeout: action === undefined ? 4_000 : 10_000,
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.run } }),
  })
}

/**
 * Asks by a message that stays until it is answered or closed. The keyboard stands on its button: it is for what the
 * reader asked for outside of the window, where no typing can be under way.
 */
export function offer(message: string, action: { label: string; run: () => void }): void {
  const id = notices.add({
    description: message,
    timeout: 0,
    actionProps: {
      children: action.label,
      autoFocus: true,
      onClick: () => {
        notices.close(id)
        action.run()
      },
    },
  })
}

/** Says that something did not work, until it is closed; and writes it into the log. */
export function reportFailure(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  notices.add({ description: message, type: 'failure', priority: 'high', timeout: 0 })
  void window.api.log.error(error instanceof Error ? (error.stack ?? message) : message)
}

/** Writes an error into the log without showing it. */
export function logError(error: unknown): void {
  void api.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)).catch(() => {})
}

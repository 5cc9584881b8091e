import { screen } from 'electron'
import { z } from 'zod'

const bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
})

export const windowState = z.object({ bounds, isMaximized: z.boolean(), isFullScreen: z.boolean() })
export type WindowState = z.infer<typeof windowState>

/** What was remembered, if it is whole and its title bar is still on a screen; null otherwise. */
export function restoreWindowState(stored: unknown): WindowState | null {
  const parsed = windowState.safeParse(stored)
  if (!parsed.success) return null
  const { x, y, width } = parsed.data.bounds
  const isVisible = screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x + 80 &&
        x < workArea.x + workArea.width - 80 &&
        y >= workArea.y - 10 &&
        y < workArea.y + workArea.height - 40,
    )
  return isVisible ? parsed.data : null
}

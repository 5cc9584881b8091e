import { nativeTheme, type BrowserWindow } from 'electron'
import type { Theme } from '../shared/model/appearance.ts'

/** The ground of each theme, as in `renderer/app/theme.css`: until the page has its theme, it lets the window's own ground through. */
const GROUNDS = { light: '#fbfaf7', sepia: '#f6eedc', dark: '#17181a' } as const

/** Has what the system draws, and what the page takes for the system's wish, follow the reader's theme. */
export function followTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'sepia' ? 'light' : theme
}

/** The ground of a window in this theme, before its first frame. */
export function groundOf(theme: Theme): string {
  if (theme === 'system') return nativeTheme.shouldUseDarkColors ? GROUNDS.dark : GROUNDS.light
  return GROUNDS[theme]
}

/** Changes the theme of a window that is open: what shows at its edges while it is resized, too. */
export function showTheme(window: BrowserWindow | null, theme: Theme): void {
  followTheme(theme)
  if (window !== null && !window.isDestroyed()) window.setBackgroundColor(groundOf(theme))
}

import { screen } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { themes, type Theme } from '../shared/model/appearance.ts'
import { log } from './log.ts'

export type WindowState = {
  bounds: { x: number; y: number; width: number; height: number }
  isMaximized: boolean
  isFullScreen: boolean
}

/**
 * What the window looked like when it was last seen. It lies in a file of its own beside the library, so that the window can be
 * opened before the library is: while Chromium makes its process, there is time for that.
 */
export type WindowMemory = { state: WindowState | null; theme: Theme }

/** What is remembered in `file`; a window of the usual size that follows the system, where nothing is or what is there makes no sense. */
export function readWindowMemory(file: string): WindowMemory {
  try {
    return parseWindowMemory(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return parseWindowMemory(null)
  }
}

/** Remembers the window for the next start. Where that can't be written, nothing more is lost than its place. */
export function writeWindowMemory(file: string, memory: WindowMemory): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(memory))
    renameSync(`${file}.new`, file)
  } catch (error) {
    log.warn('The place of the window is not remembered:', error)
  }
}

/** The one parser of that file. It is written by hand because zod would have to be loaded before the window opens. */
export function parseWindowMemory(stored: unknown): WindowMemory {
  const { state = null, theme = null } = fields(stored)
  return { state: parseState(state), theme: themes.find((known) => known === theme) ?? 'system' }
}

function parseState(stored: unknown): WindowState | null {
  const { bounds, isMaximized, isFullScreen } = fields(stored)
  const { x, y, width, height } = fields(bounds)
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null
  if (width < 400 || height < 300) return null
  return {
    bounds: { x, y, width, height },
    isMaximized: isMaximized === true,
    isFullScreen: isFullScreen === true,
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** What was remembered, if its title bar is still on a screen; null otherwise. */
export function onScreen(state: WindowState | null): WindowState | null {
  if (state === null) return null
  const { x, y, width } = state.bounds
  const isVisible = screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x + 80 &&
        x < workArea.x + workArea.width - 80 &&
        y >= workArea.y - 10 &&
        y < workArea.y + workArea.height - 40,
    )
  return isVisible ? state : null
}

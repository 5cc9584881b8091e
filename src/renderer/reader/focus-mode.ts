import { create } from 'zustand'
import { selectedAnnotation } from '../annotations/annotation-store.ts'
import { announce } from '../app/announcer.ts'
import { api, events } from '../app/api.ts'
import type { Command } from '../app/command.ts'
import { reportFailure } from '../app/notices.ts'
import { platform } from '../app/platform.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { currentView } from './reader-store.ts'

/** Whether everything but the article is hidden; and whether the window fills the screen, as main says. */
export const useFocusMode = create<{ isOn: boolean; isFullScreen: boolean }>(() => ({
  isOn: false,
  isFullScreen: false,
}))

events.onWindowFullScreen((isFullScreen) => useFocusMode.setState({ isFullScreen }))

function setFocusMode(isOn: boolean): void {
  useFocusMode.setState({ isOn })
  announce(isOn ? 'Focus mode. Escape leaves it.' : 'Focus mode off')
  currentView()?.focus()
}

async function setFullScreen(isFullScreen: boolean): Promise<void> {
  try {
    await api.window.setFullScreen(isFullScreen)
    // Not every window manager tells of it, and a key that only ever fills the screen is a trap.
    useFocusMode.setState({ isFullScreen })
  } catch (error) {
    reportFailure(error)
  }
}

/** Escape first ends what is selected; only then it leads out of here. */
function canLeave(): boolean {
  const { isOn, isFullScreen } = useFocusMode.getState()
  return (isOn || isFullScreen) && currentView()?.selection() == null && selectedAnnotation() === null
}

function leave(): void {
  if (useFocusMode.getState().isOn) setFocusMode(false)
  else void setFullScreen(false)
}

/** Comes before the commands of highlights, which have Escape too. */
export const leaveCommands: readonly Command[] = [
  {
    id: 'view.leave',
    title: 'Leave focus mode or full screen',
    group: 'View',
    keys: ['Escape'],
    isEnabled: canLeave,
    run: leave,
  },
]

export const focusCommands: readonly Command[] = [
  {
    id: 'view.focus',
    title: 'Focus mode: only the article',
    group: 'View',
    keys: ['F'],
    isEnabled: () => currentView() !== null || useFocusMode.getState().isOn,
    run: () => setFocusMode(!useFocusMode.getState().isOn),
  },
  {
    id: 'view.dim-around',
    title: 'Focus mode: dim all but the current paragraph',
    group: 'View',
    keys: ['Shift+F'],
    run: () => {
      const dimAround = !useSettings.getState().settings.dimAround
      changeSettings({ dimAround })
      if (dimAround && !useFocusMode.getState().isOn) setFocusMode(true)
    },
  },
  {
    id: 'view.full-screen',
    title: 'Full screen',
    group: 'View',
    keys: platform.isMac ? ['Mod+Ctrl+F'] : ['F11'],
    inFields: true,
    run: () => setFullScreen(!useFocusMode.getState().isFullScreen),
  },
]

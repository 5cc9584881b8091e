import { themes } from '../../shared/model/appearance.ts'
import { announce } from './announcer.ts'
import type { Command } from './command.ts'
import { showOverlay } from './overlay-store.ts'
import { changeSettings, useSettings } from './settings-store.ts'

const settings = () => useSettings.getState().settings

function nextTheme(): void {
  const next = themes[(themes.indexOf(settings().theme) + 1) % themes.length] ?? 'system'
  changeSettings({ theme: next })
  announce(`Theme: ${next}`)
}

export const viewCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Command palette',
    group: 'View',
    keys: ['Mod+Shift+P', 'Mod+P'],
    inFields: true,
    run: () => showOverlay('palette'),
  },
  {
    id: 'view.appearance',
    title: 'Type and theme',
    group: 'View',
    keys: ['A'],
    run: () => showOverlay('appearance'),
  },
  { id: 'view.theme', title: 'Next theme', group: 'View', keys: ['Shift+T'], run: nextTheme },
  {
    id: 'view.shelf',
    title: 'Show or hide the shelf',
    group: 'View',
    keys: ['L'],
    run: () => changeSettings({ shelfOpen: !settings().shelfOpen }),
  },
  {
    id: 'view.margin',
    title: 'Show or hide the margin',
    group: 'View',
    keys: ['M'],
    run: () => changeSettings({ marginOpen: !settings().marginOpen }),
  },
  {
    id: 'view.larger',
    title: 'Larger text',
    group: 'View',
    keys: ['Mod++', 'Mod+='],
    inFields: true,
    run: () => changeSettings({ fontSize: Math.min(40, settings().fontSize + 1) }),
  },
  {
    id: 'view.smaller',
    title: 'Smaller text',
    group: 'View',
    keys: ['Mod+-'],
    inFields: true,
    run: () => changeSettings({ fontSize: Math.max(12, settings().fontSize - 1) }),
  },
  {
    id: 'help.keys',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    run: () => showOverlay('keys'),
  },
  {
    id: 'help.about',
    title: 'About Postil, and its licences',
    group: 'Help',
    keys: [],
    run: () => showOverlay('about'),
  },
]

import { toggleMargin } from '../annotations/notes-room.ts'
import { toggleShelf } from '../library/shelf-place.ts'
import type { Command } from './command.ts'
import { showOverlay } from './overlay-store.ts'

export const viewCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Command palette',
    group: 'View',
    keys: ['Mod+Shift+P'],
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
  {
    id: 'view.shelf',
    title: 'Show or hide the shelf',
    group: 'View',
    keys: ['L'],
    run: toggleShelf,
  },
  {
    id: 'view.margin',
    title: 'Show or hide the margin',
    group: 'View',
    keys: ['M'],
    run: toggleMargin,
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

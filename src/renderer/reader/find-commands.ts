import type { Command } from '../app/command.ts'
import { openFind, stepFind } from './find-store.ts'
import { currentView } from './reader-store.ts'

const isOpen = () => currentView() !== null

export const findCommands: readonly Command[] = [
  {
    id: 'find.open',
    title: 'Find in the article',
    group: 'Reading',
    keys: ['Mod+F'],
    inFields: true,
    isEnabled: isOpen,
    run: openFind,
  },
  {
    id: 'find.next',
    title: 'Find the next hit',
    group: 'Reading',
    keys: ['F3', 'Mod+G'],
    inFields: true,
    isEnabled: isOpen,
    run: () => stepFind(1),
  },
  {
    id: 'find.previous',
    title: 'Find the previous hit',
    group: 'Reading',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    inFields: true,
    isEnabled: isOpen,
    run: () => stepFind(-1),
  },
]

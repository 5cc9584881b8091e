import { announce } from '../../app/announcer.ts'
import type { Command } from '../../app/command.ts'
import { showOverlay } from '../../app/overlay-store.ts'
import { changeSettings, useSettings } from '../../app/settings-store.ts'
import { useReader } from '../reader-store.ts'

/** What can be done with an article that has pages of its own. */
export const pageCommands: readonly Command[] = [
  {
    id: 'reading.pages',
    title: 'Show a PDF as its pages, or as text',
    group: 'Reading',
    keys: ['Shift+P'],
    isEnabled: () => useReader.getState().document?.pages !== undefined,
    run: togglePages,
  },
  {
    id: 'reading.go-to-page',
    title: 'Go to a page…',
    group: 'Reading',
    // As readers of PDF have it.
    keys: ['Mod+Alt+G'],
    isEnabled: () => useReader.getState().document?.pages !== undefined,
    run: () => showOverlay('go-to-page'),
  },
]

function togglePages(): void {
  const { view } = useReader.getState()
  const showPages = !useSettings.getState().settings.showPages
  // The same words are shown in another way: the reader goes on at the same line.
  if (view !== null) useReader.setState({ initialPosition: view.position() })
  changeSettings({ showPages })
  announce(showPages ? 'Shown as pages' : 'Shown as text')
}

import { offeredKinds } from '../annotations/kind-store.ts'
import type { Command } from '../app/command.ts'
import { isReadingAloud } from './read-aloud-store.ts'
import { currentView } from './reader-store.ts'

/** The reader, its voices and sentences come when they are first asked for. */
const reading = () => import('./read-aloud.ts')

const isOn = isReadingAloud

/** Keys that mean something else while nothing is read aloud; they come before the others. */
export function whileReadingAloudCommands(): Command[] {
  if (!isOn()) return []
  const kinds = offeredKinds()
    .slice(0, 9)
    .map((kind, index): Command => ({
      id: `read-aloud.annotate.${kind.id}`,
      title: `${kind.name}: highlight the sentence that is read`,
      group: 'Reading',
      keys: [String(index + 1)],
      // A passage that the reader has selected is what a digit is about.
      isEnabled: () => isOn() && currentView()?.selection() == null,
      run: async () => (await reading()).annotateSentence(kind.id),
    }))
  return [
    {
      id: 'read-aloud.pause',
      title: 'Pause reading aloud, or go on',
      group: 'Reading',
      keys: ['Space'],
      isEnabled: isOn,
      run: async () => (await reading()).togglePause(),
    },
    {
      id: 'read-aloud.next',
      title: 'Read the next sentence',
      group: 'Reading',
      keys: ['ArrowRight'],
      isEnabled: isOn,
      run: async () => (await reading()).stepSentence(1),
    },
    {
      id: 'read-aloud.previous',
      title: 'Read the previous sentence',
      group: 'Reading',
      keys: ['ArrowLeft'],
      isEnabled: isOn,
      run: async () => (await reading()).stepSentence(-1),
    },
    {
      id: 'read-aloud.faster',
      title: 'Read faster',
      group: 'Reading',
      keys: ['>'],
      isEnabled: isOn,
      run: async () => (await reading()).changeRate(0.1),
    },
    {
      id: 'read-aloud.slower',
      title: 'Read slower',
      group: 'Reading',
      keys: ['<'],
      isEnabled: isOn,
      run: async () => (await reading()).changeRate(-0.1),
    },
    {
      id: 'read-aloud.stop',
      title: 'Stop reading aloud',
      group: 'Reading',
      keys: ['Escape'],
      isEnabled: isOn,
      run: async () => (await reading()).stopReading(),
    },
    ...kinds,
  ]
}

export const readAloudCommands: readonly Command[] = [
  {
    id: 'read-aloud.start',
    title: 'Read aloud from here, or stop',
    group: 'Reading',
    keys: ['Shift+R'],
    isEnabled: () => currentView() !== null,
    run: async () => {
      const { startReading, stopReading } = await reading()
      if (isOn()) stopReading()
      else await startReading()
    },
  },
]

import { join } from 'node:path'
import { Reader } from '../e2e/reader.ts'
import type { DemoStage } from './demo-recording.ts'

/** What the demo records: a passage, the digit of its kind, its tags and its note. */
const HIGHLIGHTS = [
  {
    quote:
      'China has emphasised many times that the concept of national security should not be abused, and that it should not be used as a tool for trade protectionism.',
    key: '1',
    tags: ['huawei', 'trade/tariffs'],
    note: 'Compare with the **WTO** rules on national security exceptions.',
  },
  { quote: 'foreign adversaries', key: '2', tags: [], note: '' },
  {
    quote: 'it would impose billions of dollars of new tariffs on $60 billion of US imports from 1 June',
    key: '3',
    tags: ['trade/tariffs'],
    note: 'Announced on 13 May.',
  },
  {
    quote: 'Huawei has vigorously denied involvements of its equipment',
    key: '4',
    tags: ['huawei'],
    note: 'Denied to whom?',
  },
] as const

/** The main job, as a reader does it: open the article, highlight, tag, note, export. */
export async function playStory({ app, window, folder, picture }: DemoStage): Promise<void> {
  const reader = new Reader(window, app)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1320, 860))
  await reader.ready()
  // Pictures are of what is there, not of what is on its way.
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await picture('first-launch')

  for (const { quote, key, tags, note } of HIGHLIGHTS) {
    await reader.dragOver(quote)
    if (key === '1') await picture('select')
    await window.keyboard.press(key)
    await reader.selectedNote.waitFor()
    await reader.leaveFields()
    if (note !== '') {
      await window.keyboard.press('n')
      await window.keyboard.type(note)
      await window.keyboard.press('Escape')
    }
    if (tags.length > 0) {
      await window.keyboard.press('t')
      for (const tag of tags) {
        await window.keyboard.type(tag)
        await window.keyboard.press('Enter')
      }
      await window.keyboard.press('Escape')
    }
  }
  await window.keyboard.press('Escape')
  await reader.reveal('In comment first reported')
  await picture('annotated')

  for (const theme of ['sepia', 'dark'] as const) {
    await window.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted
    }, theme)
    await picture(theme)
  }

  const markdown = join(folder, 'china-hits-back.md')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, markdown)
  await window.keyboard.press('ControlOrMeta+Shift+E')
  await window.getByText('Saved as').waitFor()
  await picture('exported')
}

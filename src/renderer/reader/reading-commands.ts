import { announce } from '../app/announcer.ts'
import type { Command } from '../app/command.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { platform } from '../app/platform.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import type { CaretMove, CaretUnit } from './caret.ts'
import { currentView, useReader } from './reader-store.ts'

const word = platform.isMac ? 'Alt' : 'Ctrl'
/** Elsewhere Alt and the arrows to the side go back and forward through places. */
const sentence = platform.isMac
  ? { back: 'Ctrl+Alt+ArrowLeft', forward: 'Ctrl+Alt+ArrowRight' }
  : { back: 'Alt+ArrowUp', forward: 'Alt+ArrowDown' }

const article = platform.isMac
  ? { back: 'Mod+ArrowUp', forward: 'Mod+ArrowDown' }
  : { back: 'Ctrl+Home', forward: 'Ctrl+End' }

type Way = { direction: CaretMove['direction']; keys: string; where: string }

/** Arrow keys, after the platform's editors; the sentence is ours. Left and right are as they are seen. */
const MOVES: readonly { unit: CaretUnit; back: Way; on: Way }[] = [
  sideways('character', 'character', 'ArrowLeft', 'ArrowRight'),
  upright('line', 'to the previous line', 'to the next line', 'ArrowUp', 'ArrowDown'),
  sideways('word', 'word', `${word}+ArrowLeft`, `${word}+ArrowRight`),
  upright(
    'paragraph',
    'to the previous paragraph',
    'to the next paragraph',
    `${word}+ArrowUp`,
    `${word}+ArrowDown`,
  ),
  upright('sentence', 'to the previous sentence', 'to the next sentence', sentence.back, sentence.forward),
  upright('lineboundary', 'to the start of the line', 'to the end of the line', 'Home', 'End'),
  upright('page', 'a page back', 'a page on', 'PageUp', 'PageDown'),
  upright(
    'documentboundary',
    'to the start of the article',
    'to the end of the article',
    article.back,
    article.forward,
  ),
]

function sideways(unit: CaretUnit, name: string, left: string, right: string): (typeof MOVES)[number] {
  return {
    unit,
    back: { direction: 'left', keys: left, where: `left by a ${name}` },
    on: { direction: 'right', keys: right, where: `right by a ${name}` },
  }
}

function upright(
  unit: CaretUnit,
  before: string,
  after: string,
  back: string,
  on: string,
): (typeof MOVES)[number] {
  return {
    unit,
    back: { direction: 'backward', keys: back, where: before },
    on: { direction: 'forward', keys: on, where: after },
  }
}

/** Shift goes after the other modifiers, as it is written everywhere. */
function withShift(keys: string): string {
  const parts = keys.split('+')
  return [...parts.slice(0, -1), 'Shift', ...parts.slice(-1)].join('+')
}

const isCaretOn = () => useReader.getState().caretOn && currentView() !== null
const canExtend = () => currentView() !== null

function caretCommands(): Command[] {
  return MOVES.flatMap(({ unit, back, on }) =>
    [back, on].flatMap(({ direction, keys, where }, index): Command[] => {
      const id = `${unit}.${index === 0 ? 'backward' : 'forward'}`
      return [
        {
          id: `caret.${id}`,
          title: `Caret ${where}`,
          group: 'Reading',
          keys: [keys],
          isEnabled: isCaretOn,
          run: () => currentView()?.moveCaret({ unit, direction, extend: false }),
        },
        {
          id: `select.${id}`,
          title: `Select ${where}`,
          group: 'Reading',
          keys: [withShift(keys)],
          isEnabled: canExtend,
          run: () => {
            useReader.setState({ caretOn: true })
            currentView()?.moveCaret({ unit, direction, extend: true })
          },
        },
      ]
    }),
  )
}

function toggleCaret(): void {
  const caretOn = !useReader.getState().caretOn
  useReader.setState({ caretOn })
  const view = currentView()
  if (caretOn && view !== null && view.caret() === null) view.placeCaret(view.visibleText().start)
  announce(caretOn ? 'Reading caret on' : 'Reading caret off')
}

export const readingCommands: readonly Command[] = [
  {
    id: 'reading.print',
    title: 'Print the article with its notes',
    group: 'Reading',
    keys: ['Mod+P'],
    inFields: true,
    isEnabled: () => currentView() !== null,
    run: async () => (await import('./print-article.ts')).printArticle(),
  },
  {
    id: 'reading.contents',
    title: 'Contents: go to a heading',
    group: 'Reading',
    keys: ['O'],
    isEnabled: () => currentView() !== null,
    run: () => showOverlay('contents'),
  },
  {
    id: 'caret.toggle',
    title: 'Reading caret on or off',
    group: 'Reading',
    keys: ['F7'],
    isEnabled: () => currentView() !== null,
    run: toggleCaret,
  },
  {
    id: 'caret.always',
    title: 'Reading caret always on, or only when asked for',
    group: 'Reading',
    keys: [],
    run: () => {
      const readingCaret = !useSettings.getState().settings.readingCaret
      changeSettings({ readingCaret })
      if (useReader.getState().caretOn !== readingCaret) toggleCaret()
    },
  },
  ...caretCommands(),
]

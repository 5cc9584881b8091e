import { announce } from '../app/announcer.ts'
import type { Command } from '../app/command.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { platform } from '../app/platform.ts'
import type { CaretUnit } from './caret.ts'
import { currentView, useReader } from './reader-store.ts'

const word = platform.isMac ? 'Alt' : 'Ctrl'
/** Elsewhere Alt and the arrows to the side go back and forward through places. */
const sentence = platform.isMac
  ? { back: 'Ctrl+Alt+ArrowLeft', forward: 'Ctrl+Alt+ArrowRight' }
  : { back: 'Alt+ArrowUp', forward: 'Alt+ArrowDown' }

/** Arrow keys, after the platform's editors; the sentence is ours. */
const MOVES: readonly { unit: CaretUnit; back: string; forward: string }[] = [
  { unit: 'character', back: 'ArrowLeft', forward: 'ArrowRight' },
  { unit: 'line', back: 'ArrowUp', forward: 'ArrowDown' },
  { unit: 'word', back: `${word}+ArrowLeft`, forward: `${word}+ArrowRight` },
  { unit: 'paragraph', back: `${word}+ArrowUp`, forward: `${word}+ArrowDown` },
  { unit: 'sentence', ...sentence },
  { unit: 'lineboundary', back: 'Home', forward: 'End' },
]

const NAMES: Readonly<Record<CaretUnit, string>> = {
  character: 'character',
  line: 'line',
  word: 'word',
  paragraph: 'paragraph',
  sentence: 'sentence',
  lineboundary: 'end of the line',
}

/** Shift goes after the other modifiers, as it is written everywhere. */
function withShift(keys: string): string {
  const parts = keys.split('+')
  return [...parts.slice(0, -1), 'Shift', ...parts.slice(-1)].join('+')
}

const isCaretOn = () => useReader.getState().caretOn && currentView() !== null
const canExtend = () => currentView() !== null

function caretCommands(): Command[] {
  return MOVES.flatMap(({ unit, back, forward }) =>
    (['backward', 'forward'] as const).flatMap((direction): Command[] => {
      const keys = direction === 'forward' ? forward : back
      const where = unit === 'lineboundary' && direction === 'backward' ? 'start of the line' : NAMES[unit]
      const way =
        unit === 'lineboundary' ? 'to the' : direction === 'forward' ? 'to the next' : 'to the previous'
      return [
        {
          id: `caret.${unit}.${direction}`,
          title: `Caret ${way} ${where}`,
          group: 'Reading',
          keys: [keys],
          isEnabled: isCaretOn,
          run: () => currentView()?.moveCaret({ unit, direction, extend: false }),
        },
        {
          id: `select.${unit}.${direction}`,
          title: `Select ${way} ${where}`,
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
  ...caretCommands(),
]

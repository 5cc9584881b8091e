import type { Command } from '../app/command.ts'
import { platform } from '../app/platform.ts'
import { useReader } from '../reader/reader-store.ts'
import type { TextUnit } from '../reader/text-units.ts'
import { showAnnotation } from './annotate.ts'
import { selectedAnnotation } from './annotation-store.ts'
import { chooseHere, highlightsHere } from './overlap-store.ts'
import { beginMovingEnds, keepEnds, leaveEnds, stepEnd, switchEnd, useMovingEnds } from './moving-ends.ts'

const isMoving = () => useMovingEnds.getState().moving !== null
const word = platform.isMac ? 'Alt' : 'Ctrl'
const sentence = platform.isMac ? 'Ctrl+Alt' : 'Alt'

const STEPS: readonly { unit: TextUnit; modifier: string }[] = [
  { unit: 'character', modifier: '' },
  { unit: 'word', modifier: `${word}+` },
  { unit: 'sentence', modifier: `${sentence}+` },
]

/** Left and right are as the reader sees them. */
function step(unit: TextUnit, towards: 'left' | 'right'): void {
  const { moving } = useMovingEnds.getState()
  const { view } = useReader.getState()
  if (moving === null || view === null) return
  const leftIsBack = !view.isRightToLeft(Math.max(0, moving.active - 1))
  stepEnd(unit, (towards === 'left') === leftIsBack ? 'backward' : 'forward')
}

/** Moving the ends of a highlight by keys: the keys of the caret mean the end while it is moved. */
export const endsCommands: readonly Command[] = [
  {
    id: 'ends.edit',
    title: 'Move the ends of the highlight',
    group: 'Highlight',
    keys: ['E'],
    // On the shelf the same key archives.
    isEnabled: () =>
      selectedAnnotation()?.range != null && !isMoving() && useReader.getState().view?.hasFocus() === true,
    run: () => {
      const selected = selectedAnnotation()
      if (selected === null) return
      showAnnotation(selected.annotation.id)
      beginMovingEnds('keys')
    },
  },
  {
    id: 'annotation.here',
    title: 'Highlights here, one upon the other',
    group: 'Highlight',
    keys: ['Enter'],
    // On a button, Enter presses it.
    isEnabled: () =>
      !isMoving() && useReader.getState().view?.hasFocus() === true && highlightsHere() !== null,
    run: chooseHere,
  },
  ...STEPS.flatMap(({ unit, modifier }) =>
    (['left', 'right'] as const).map((towards): Command => ({
      id: `ends.${unit}.${towards}`,
      title: `Highlight’s end: ${towards} by a ${unit}`,
      group: 'Highlight',
      keys: [`${modifier}Arrow${towards === 'left' ? 'Left' : 'Right'}`],
      isEnabled: isMoving,
      run: () => step(unit, towards),
    })),
  ),
  {
    id: 'ends.switch',
    title: 'Highlight’s ends: take the other one',
    group: 'Highlight',
    keys: ['Tab'],
    isEnabled: isMoving,
    run: switchEnd,
  },
  {
    id: 'ends.keep',
    title: 'Highlight’s ends: keep them where they are',
    group: 'Highlight',
    keys: ['Enter'],
    isEnabled: isMoving,
    run: keepEnds,
  },
  {
    id: 'ends.leave',
    title: 'Highlight’s ends: leave them as they were',
    group: 'Highlight',
    keys: ['Escape'],
    isEnabled: isMoving,
    run: leaveEnds,
  },
]

import { create } from 'zustand'
import { describe } from '../../shared/anchoring/describe.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { announce } from '../app/announcer.ts'
import { useReader } from '../reader/reader-store.ts'
import { nextEdge, type EndSide, type TextUnit } from '../reader/text-units.ts'
import { wholeCharacters } from '../reader/whole-characters.ts'
import { changeAnnotation } from './annotate.ts'
import { refreshAnnotations, selectedAnnotation } from './annotation-store.ts'

/** The ends of a highlight while they are moved: nothing is saved until they are kept. */
type MovingEnds = {
  id: AnnotationId
  original: TextRange
  /** Where the one end stays, and where the other one has come to; they may cross. */
  fixed: number
  active: number
  by: 'keys' | 'pointer'
}

/** The highlight whose ends are being moved; null when none is. */
export const useMovingEnds = create<{ moving: MovingEnds | null }>(() => ({ moving: null }))

/** The passage that the ends enclose now. */
export function movedRange({ fixed, active }: MovingEnds): TextRange {
  return { start: Math.min(fixed, active), end: Math.max(fixed, active) }
}

/** Which end is the one that moves. */
export function activeSide({ fixed, active }: MovingEnds): EndSide {
  return active < fixed ? 'start' : 'end'
}

/** Begins to move an end of the selected highlight. */
export function beginMovingEnds(by: MovingEnds['by'], side: EndSide = 'end'): void {
  const selected = selectedAnnotation()
  if (selected === null || selected.range === null) return
  const { start, end } = selected.range
  const [fixed, active] = side === 'end' ? [start, end] : [end, start]
  useMovingEnds.setState({
    moving: { id: selected.annotation.id, original: selected.range, fixed, active, by },
  })
  if (by === 'keys') {
    showActiveEnd()
    announce('Moving the end of the highlight. Tab for its start, Enter keeps, Escape leaves it as it was.')
  }
}

/** Moves the active end by a unit; past the other end it becomes the one on that side. */
export function stepEnd(unit: TextUnit, direction: 'forward' | 'backward'): void {
  const { moving } = useMovingEnds.getState()
  const { view } = useReader.getState()
  if (moving === null || view === null) return
  let active = nextEdge(view.text, moving.active, activeSide(moving), unit, direction)
  // A highlight has at least one character.
  if (active === moving.fixed) {
    const across = direction === 'forward' ? 'end' : 'start'
    active = nextEdge(view.text, active, across, unit, direction)
  }
  if (active === null)
    return announce(direction === 'forward' ? 'End of the article' : 'Start of the article')
  useMovingEnds.setState({ moving: { ...moving, active } })
  showActiveEnd()
  sayActiveEnd()
}

/** Moves the active end to an offset. */
export function dragEndTo(offset: number): void {
  const { moving } = useMovingEnds.getState()
  if (moving === null || offset === moving.fixed || offset === moving.active) return
  useMovingEnds.setState({ moving: { ...moving, active: offset } })
}

/** Takes the other end. */
export function switchEnd(): void {
  const { moving } = useMovingEnds.getState()
  if (moving === null) return
  useMovingEnds.setState({ moving: { ...moving, fixed: moving.active, active: moving.fixed } })
  showActiveEnd()
  sayActiveEnd()
}

/** Leaves the ends where they were before. */
export function leaveEnds(): void {
  if (useMovingEnds.getState().moving === null) return
  useMovingEnds.setState({ moving: null })
  announce('The highlight is as it was')
}

let saving: Promise<void> = Promise.resolve()

/** Keeps the ends where they are now. Answers when that is on disk. */
export function keepEnds(): Promise<void> {
  const { moving } = useMovingEnds.getState()
  const { document } = useReader.getState()
  if (moving === null || document === null) return saving
  const range = wholeCharacters(document.revision.text, movedRange(moving))
  const { original } = moving
  if (range === null || (range.start === original.start && range.end === original.end)) {
    useMovingEnds.setState({ moving: null })
    return saving
  }
  saving = saving.then(async () => {
    const target = {
      revisionId: document.revision.id,
      selectors: describe(document.revision.text, range),
      as: 'ends' as const,
    }
    const isSaved = await changeAnnotation(moving.id, { target })
    // The new place is painted before the old one could be seen again.
    if (isSaved) await refreshAnnotations(document.id, [moving.id])
    if (useMovingEnds.getState().moving?.id === moving.id) useMovingEnds.setState({ moving: null })
    if (isSaved) announce(`The highlight is now: ${shortened(target.selectors.quote.exact)}. Saved.`)
  })
  return saving
}

function showActiveEnd(): void {
  const { moving } = useMovingEnds.getState()
  if (moving === null) return
  const at = activeSide(moving) === 'start' ? moving.active : moving.active - 1
  useReader.getState().view?.reveal({ start: at, end: at + 1 })
}

/** Has the words at the active end read out, the highlight's own. */
function sayActiveEnd(): void {
  const { moving } = useMovingEnds.getState()
  const text = useReader.getState().view?.text
  if (moving === null || text === undefined) return
  const words = text.slice(movedRange(moving).start, movedRange(moving).end).split(/\s+/u)
  announce(
    activeSide(moving) === 'start'
      ? `Starts: ${words.slice(0, 6).join(' ')}`
      : `Ends: ${words.slice(-6).join(' ')}`,
  )
}

function shortened(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 39).trimEnd()} … ${quote.slice(-39).trimStart()}`
}

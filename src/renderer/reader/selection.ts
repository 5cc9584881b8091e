import type { TextRange } from '../../shared/model/selector.ts'
import type { TextMap } from './text-map.ts'

/** Tells `onChange` of the selected passage, once the selection settles; null when nothing in the article is selected. */
export function watchSelection(
  map: TextMap,
  onChange: (range: TextRange | null) => void,
  signal: AbortSignal,
): void {
  let isPointerDown = false
  let frame = 0
  const report = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => onChange(selectedRange(map)))
  }
  document.addEventListener('selectionchange', () => !isPointerDown && report(), { signal })
  map.root.addEventListener('pointerdown', (event) => (isPointerDown = event.button === 0), { signal })
  // The pointer may be let go anywhere.
  for (const type of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(
      type,
      () => {
        if (!isPointerDown) return
        isPointerDown = false
        report()
      },
      { signal },
    )
  }
  signal.addEventListener('abort', () => cancelAnimationFrame(frame))
}

/** The passage that is selected now; null when nothing in the article is. */
export function selectedRange(map: TextMap): TextRange | null {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  return range.intersectsNode(map.root) ? map.textRangeOf(range) : null
}

/** Selects a passage, as the reader would. */
export function selectRange(map: TextMap, range: TextRange): void {
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(map.rangeOf(range))
}

/** Leaves the caret at the end of what was selected, so that reading goes on from there. */
export function collapseSelection(): void {
  const selection = document.getSelection()
  if (selection !== null && selection.rangeCount > 0) selection.collapseToEnd()
}

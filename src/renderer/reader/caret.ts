import type { TextMap } from './text-map.ts'

export type CaretUnit = 'character' | 'word' | 'sentence' | 'line' | 'lineboundary' | 'paragraph'
export type CaretMove = { unit: CaretUnit; direction: 'forward' | 'backward'; extend: boolean }

/**
 * Moves the reading caret, or the end of the selection that it extends. It begins at `fallbackOffset`
 * when there is none in the article yet. Units are Chromium's own, so that they are what the platform's editors do.
 */
export function moveCaret(map: TextMap, move: CaretMove, fallbackOffset: number): void {
  const selection = document.getSelection()
  if (selection === null) return
  const { focusNode } = selection
  if (focusNode === null || !map.root.contains(focusNode)) placeCaret(map, fallbackOffset)
  selection.modify(move.extend ? 'extend' : 'move', move.direction, move.unit)
  keepInside(map, selection, move)
}

/** Puts the caret before the character at `offset`. */
export function placeCaret(map: TextMap, offset: number): void {
  const start = Math.min(offset, map.text.length - 1)
  const range = map.rangeOf({ start, end: start + 1 })
  document.getSelection()?.collapse(range.startContainer, range.startOffset)
}

/** Where the caret stands, in pixels of the window; null when it is not in the article. */
export function caretRect(map: TextMap): { left: number; top: number; height: number } | null {
  const selection = document.getSelection()
  if (selection?.focusNode == null || !map.root.contains(selection.focusNode)) return null
  const range = document.createRange()
  range.setStart(selection.focusNode, selection.focusOffset)
  const rect = range.getClientRects()[0] ?? neighbourRect(map, selection.focusNode, selection.focusOffset)
  return rect === null ? null : { left: rect.left, top: rect.top, height: rect.height }
}

/** At the end of a node a collapsed range may have no box; the character before it has. */
function neighbourRect(
  map: TextMap,
  node: Node,
  offset: number,
): { left: number; top: number; height: number } | null {
  const at = map.offsetOf(node, offset)
  if (at === 0) return null
  const rect = map.rangeOf({ start: at - 1, end: at }).getClientRects()[0]
  return rect === undefined ? null : { left: rect.right, top: rect.top, height: rect.height }
}

/** The selection must not leave the article, where keys would begin to mean other things. */
function keepInside(map: TextMap, selection: Selection, { direction, extend }: CaretMove): void {
  const { focusNode, anchorNode, anchorOffset } = selection
  if (focusNode === null || map.root.contains(focusNode)) return
  const edge = direction === 'forward' ? map.text.length : 0
  const range = map.rangeOf(edge === 0 ? { start: 0, end: 1 } : { start: edge - 1, end: edge })
  const [node, offset] =
    edge === 0 ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]
  if (extend && anchorNode !== null) selection.setBaseAndExtent(anchorNode, anchorOffset, node, offset)
  else selection.collapse(node, offset)
}

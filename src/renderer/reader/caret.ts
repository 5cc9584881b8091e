import { isRightToLeft } from './edge-box.ts'
import { nearestOffset } from './hit-test.ts'
import type { TextMap } from './text-map.ts'

export type CaretUnit =
  'character' | 'word' | 'sentence' | 'line' | 'lineboundary' | 'paragraph' | 'page' | 'documentboundary'
/** `left` and `right` are as the reader sees them, whichever way the text is read. */
export type CaretMove = {
  unit: CaretUnit
  direction: 'forward' | 'backward' | 'left' | 'right'
  extend: boolean
}

/**
 * Moves the reading caret, or the end of the selection that it extends. It begins at `fallbackOffset`
 * when there is none in the article yet. Units are Chromium's own, so that they are what the platform's editors do.
 */
export function moveCaret(map: TextMap, move: CaretMove, fallbackOffset: number): void {
  const selection = document.getSelection()
  if (selection === null) return
  const { focusNode } = selection
  if (focusNode === null || !map.root.contains(focusNode)) placeCaret(map, fallbackOffset)
  if (move.unit === 'documentboundary') {
    moveTo(map, selection, move.direction === 'forward' ? map.text.length : 0, move.extend)
    return
  }
  selection.modify(move.extend ? 'extend' : 'move', directionOf(map, selection, move), move.unit)
  keepInside(map, selection, move)
}

/** Chromium knows left and right of characters and words; in sentences they are what the line's direction makes them. */
function directionOf(map: TextMap, { focusNode }: Selection, { unit, direction }: CaretMove): string {
  if (unit === 'character' || unit === 'word' || direction === 'forward' || direction === 'backward')
    return direction
  const leftIsBack = focusNode === null || !isRightToLeft(map, focusNode)
  return (direction === 'left') === leftIsBack ? 'backward' : 'forward'
}

/** Moves the caret to the same height of the window as before, after the page was scrolled; `box` is where it stood. */
export function moveCaretToHeight(
  map: TextMap,
  box: { left: number; top: number; height: number },
  extend: boolean,
): void {
  const selection = document.getSelection()
  const offset = nearestOffset(map, box.left, box.top + box.height / 2)
  if (selection !== null && offset !== null) moveTo(map, selection, offset, extend)
}

/** The caret's place in the text; null when it is not in the article. */
export function caretOffset(map: TextMap): number | null {
  const selection = document.getSelection()
  if (selection?.focusNode == null || !map.root.contains(selection.focusNode)) return null
  return map.offsetOf(selection.focusNode, selection.focusOffset)
}

/** Puts the caret, or the end of the selection that it extends, at an offset. */
function moveTo(map: TextMap, selection: Selection, offset: number, extend: boolean): void {
  const isEnd = offset >= map.text.length
  const range = map.rangeOf(
    isEnd ? { start: map.text.length - 1, end: map.text.length } : { start: offset, end: offset + 1 },
  )
  const [node, at] = isEnd ? [range.endContainer, range.endOffset] : [range.startContainer, range.startOffset]
  const { anchorNode, anchorOffset } = selection
  if (extend && anchorNode !== null) selection.setBaseAndExtent(anchorNode, anchorOffset, node, at)
  else selection.collapse(node, at)
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
function keepInside(map: TextMap, selection: Selection, { extend }: CaretMove): void {
  const { focusNode } = selection
  if (focusNode === null || map.root.contains(focusNode)) return
  const isBehind = (map.root.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  moveTo(map, selection, isBehind ? map.text.length : 0, extend)
}

import type { TextRange } from '../../shared/model/selector.ts'
import { wholeCharacters } from './whole-characters.ts'
import { assert } from '../../shared/result.ts'

/**
 * The one place that knows both the article's nodes and its canonical text: the concatenation of the text
 * nodes under `root`, in document order, counted in UTF-16 code units.
 */
export type TextMap = {
  readonly root: HTMLElement
  readonly text: string
  /** The passage that a DOM range covers, whole characters only; null when it covers no text. */
  textRangeOf(range: AbstractRange): TextRange | null
  /** The offset of a point in the DOM; points outside the article are moved to its nearest end. */
  offsetOf(node: Node, offset: number): number
  /** A range that stays where it was put; what painting needs. */
  staticRangeOf(range: TextRange): StaticRange
  /** A live range, for measuring and selecting. */
  rangeOf(range: TextRange): Range
}

/** Maps the text under `root`, which must not change afterwards. */
export function createTextMap(root: HTMLElement): TextMap {
  const nodes: Text[] = []
  const starts: number[] = []
  const indexOf = new Map<Node, number>()
  let length = 0
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.length === 0) continue
    indexOf.set(node, nodes.length)
    nodes.push(node)
    starts.push(length)
    length += node.length
  }
  const text = root.textContent

  /** The text node that holds the code unit at `offset`, and its place in it. */
  const locate = (offset: number): { node: Text; offset: number } => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const node = nodes[low]
    assert(node !== undefined, 'an article with text')
    return { node, offset: Math.min(offset - (starts[low] ?? 0), node.length) }
  }

  const offsetOf = (node: Node, offset: number): number => {
    const index = indexOf.get(node)
    if (index !== undefined) return (starts[index] ?? 0) + offset
    if (root.contains(node)) {
      const text = textFrom(root, node, offset, (candidate) => indexOf.has(candidate))
      return text === null ? length : (starts[indexOf.get(text) ?? 0] ?? 0)
    }
    // Of what holds the article it matters which child the point is before.
    const beside = node.contains(root) ? (node.childNodes[offset] ?? null) : node
    if (beside === null) return length
    const isBefore = (root.compareDocumentPosition(beside) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    return isBefore || beside === root ? 0 : length
  }

  const bounds = ({ start, end }: TextRange) => {
    assert(start < end && end <= length, `a passage within 0 to ${length}`, `${start} to ${end}`)
    const last = locate(end - 1)
    return { from: locate(start), to: { node: last.node, offset: last.offset + 1 } }
  }

  return {
    root,
    text,
    offsetOf,
    textRangeOf: (range) => {
      const raw = {
        start: offsetOf(range.startContainer, range.startOffset),
        end: offsetOf(range.endContainer, range.endOffset),
      }
      return wholeCharacters(text, raw)
    },
    staticRangeOf: (range) => {
      const { from, to } = bounds(range)
      return new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      })
    },
    rangeOf: (range) => {
      const { from, to } = bounds(range)
      const live = document.createRange()
      live.setStart(from.node, from.offset)
      live.setEnd(to.node, to.offset)
      return live
    },
  }
}

/**
 * The first text node at a point between the nodes under `root`, or behind it; null when none follows. Steps from
 * node to node: comparing points costs a walk over all siblings each, and ranges slow every change of the document.
 */
function textFrom(
  root: Node,
  node: Node,
  offset: number,
  isMapped: (candidate: Node) => boolean,
): Node | null {
  let from: Node | null = node.childNodes[offset] ?? null
  for (let above: Node | null = node; from === null; above = above.parentNode) {
    if (above === null || above === root) return null
    from = above.nextSibling
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  walker.currentNode = from
  for (let at: Node | null = from; at !== null; at = walker.nextNode()) if (isMapped(at)) return at
  return null
}

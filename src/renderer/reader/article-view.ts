import type { Document, ReadingPosition } from '../../shared/model/document.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { assert } from '../../shared/result.ts'
import { sanitizeCanonicalHtml } from '../import/sanitize.ts'
import { articleDirection, directBlocks } from './article-language.ts'
import { createBlockMap } from './block-map.ts'
import { caretOffset, caretRect, moveCaret, moveCaretToHeight, placeCaret, type CaretMove } from './caret.ts'
import { layOutGradually } from './gradual-layout.ts'
import { createHighlightPainter, highlightStyleSheet, type HighlightPainter } from './highlight-painter.ts'
import { edgeBox, isRightToLeft, type EdgeBox } from './edge-box.ts'
import { nearestOffset, offsetAtPoint } from './hit-test.ts'
import { createPaintWindow } from './paint-window.ts'
import { layOutPages } from './pages/paged-article.ts'
import { measurePosition, rectOf, restorePosition } from './reading-position.ts'
import { collapseSelection, selectedRange, selectRange, watchSelection } from './selection.ts'
import { createTextMap } from './text-map.ts'
import type { EndSide } from './text-units.ts'

/** What an open article tells those who show it. */
export type ArticleListener = {
  /** The selection settled; null when nothing is selected. */
  onSelection: (range: TextRange | null) => void
  /** The reader clicked a character, or something else (null). */
  onClick: (offset: number | null) => void
  /** The pointer came to rest on a character, or left the text (null). */
  onHover: (offset: number | null) => void
  /** A search in the article found other passages. */
  onSearch: (found: readonly TextRange[]) => void
  /** The reader followed a link out of the article. */
  onLink: (url: string) => void
  /** The reader followed a link within the article, and is about to be somewhere else in it. */
  onJump: () => void
  /** The file whose pages are to be shown can't be had, or can't be read. */
  onPagesFailed: (error: unknown) => void
  /** The article was laid out anew: every position has to be measured again. */
  onLayout: () => void
  /** The article was scrolled, at most once a frame. */
  onScroll: () => void
}

/** The open article: the only way in which the rest of the window sees its DOM. Pixels are those of the scrolled page. */
export type ArticleView = {
  readonly text: string
  readonly painter: HighlightPainter
  /** Whether there is a heading in it to go to. */
  readonly hasHeadings: boolean
  selection(): TextRange | null
  select(range: TextRange): void
  clearSelection(): void
  moveCaret(move: CaretMove): void
  /** Where the caret stands, in pixels of the window. */
  caret(): { left: number; top: number; height: number } | null
  placeCaret(offset: number): void
  /** The box of a passage's first line, in pixels of the window. */
  rectOf(range: TextRange): DOMRect
  /** How far below the top of the page the passage begins. */
  topOf(range: TextRange): number
  /** About how far below the top of the page each offset is: to a line or two, but cheap for ten thousand. */
  topsOf(offsets: readonly number[]): Float64Array
  /** Where a passage starts or ends on the screen, in pixels of the window. */
  edgeBox(offset: number, side: EndSide): EdgeBox
  /** The place between two characters that is nearest to a point of the window. */
  offsetNear(x: number, y: number): number | null
  /** Whether the text at an offset is read from right to left. */
  isRightToLeft(offset: number): boolean
  /** The caret's place in the text; null when it is not in the article. */
  caretOffset(): number | null
  /** Whether the keyboard is in the article, and in nothing within or beside it. */
  hasFocus(): boolean
  /** Scrolls so that the passage is in sight, if it is not. */
  reveal(range: TextRange): void
  /** Scrolls so that what stands at `offset` is at the top of the window. */
  goTo(offset: number): void
  /** The part of the text that is in sight. */
  visibleText(): TextRange
  /**
   * How far the reader has got, as an offset: the first line in sight at the top of the article, the last one at its end,
   * and in between in proportion. Null when all of the article fits into the window.
   */
  readSoFar(): number | null
  /** Where reading aloud begins: at the caret, if `atCaret` and it is there, or else at the first line in sight. */
  readingStart(atCaret: boolean): number
  /**
   * The block that is being read, by how far below the top of the page it begins, and its height: the one with the caret,
   * if `atCaret` and it is in sight, or else the one a little above the middle of the window.
   */
  currentBlock(atCaret: boolean): { top: number; height: number } | null
  position(): ReadingPosition
  restore(position: ReadingPosition): void
  /** Where the article's headings are, for the contents and the export. */
  headings(): { level: number; text: string; start: number }[]
  focus(): void
  destroy(): void
}

/** How far below the top of the window a place that was gone to is, in pixels. */
const TOP_AIR = 28

/** Where in the window readers look, as a share of its height. */
const READING_HEIGHT = 0.4

/**
 * Shows a document in `root`, which scrolls in `scroller`. The HTML was sanitised when it came in, and is
 * sanitised again here: what is in the library may have been written by something else.
 */
export function openArticle(
  root: HTMLElement,
  scroller: HTMLElement,
  article: Document,
  asPages: boolean,
  listener: ArticleListener,
): ArticleView {
  const abort = new AbortController()
  const { signal } = abort
  root.replaceChildren(sanitizeCanonicalHtml(article.revision.html))
  const map = createTextMap(root)
  assert(map.text === article.revision.text, 'an article whose HTML has the text of its revision')
  directBlocks(root, map.text, articleDirection(article))
  const pages = asPages ? layOutPages(map, scroller, article, listener.onPagesFailed) : null
  const blocks = pages?.blocks ?? createBlockMap(map)
  const painter = createHighlightPainter(map, listener.onSearch)
  // Pages have their heights from the file.
  const gradual = layOutGradually(root, pages === null ? map.text.length : 0, firstBelow, laidOutSome)
  document.adoptedStyleSheets = [highlightStyleSheet()]

  const windowBox = () => scroller.getBoundingClientRect()
  const paintWindow = createPaintWindow(scroller, blocks, painter)

  // Fonts that arrive, a window that is resized, another size of type: the line that was first stays first.
  let place: ReadingPosition | null = null
  let placeTop = -1
  const restore = (position: ReadingPosition) => {
    place = position
    restorePosition(scroller, map, position)
    placeTop = scroller.scrollTop
  }
  /** Only the reader's own scrolling is a new place: measuring after each layout would drift by a line each time. */
  const followScroll = () => {
    if (scroller.scrollTop === placeTop) return
    place = measurePosition(scroller, map, blocks)
    placeTop = scroller.scrollTop
  }

  let frame = 0
  scroller.addEventListener(
    'scroll',
    () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        followScroll()
        paintWindow.follow()
        pages?.drawNearScreen()
        listener.onScroll()
      })
    },
    { signal, passive: true },
  )
  function firstBelow(): Element | null {
    return blocks.blockAt(blocks.textBetween(windowBox().top, windowBox().bottom).end)
  }
  let hasShifted = false
  function keepPlace(): void {
    const before = scroller.scrollTop
    blocks.laidOut()
    // A scroll whose event is still to come must not be taken back.
    if (place !== null && scroller.scrollTop === placeTop) restore(place)
    else followScroll()
    hasShifted ||= scroller.scrollTop !== before
  }
  function laidOutSome(): void {
    if (gradual.isDone()) laidOut()
    else keepPlace()
  }
  function laidOut(): void {
    pages?.fit()
    keepPlace()
    paintWindow.renew()
    pages?.drawNearScreen()
    // As long as only what is further down gets its height, nothing that is in sight moves.
    if (!gradual.isDone() && !hasShifted) return
    hasShifted = false
    listener.onLayout()
  }
  const observer = new ResizeObserver(laidOut)
  observer.observe(root)
  observer.observe(scroller)
  void document.fonts.ready.then(() => {
    if (!signal.aborted) laidOut()
  })
  watchSelection(map, listener.onSelection, signal)
  watchPointer(root, map, listener, signal)
  paintWindow.renew()
  pages?.drawNearScreen()

  return {
    text: map.text,
    painter,
    hasHeadings: root.querySelector('h1, h2, h3, h4, h5, h6') !== null,
    selection: () => selectedRange(map),
    select: (range) => selectRange(map, range),
    clearSelection: collapseSelection,
    moveCaret: (move) => {
      const { top, bottom, height } = windowBox()
      const box = caretRect(map)
      if (move.unit === 'page' && box !== null) {
        const before = scroller.scrollTop
        scroller.scrollTop += (move.direction === 'forward' ? 1 : -1) * (height - 3 * box.height)
        const isAtEnd = scroller.scrollTop === before
        if (isAtEnd) moveCaret(map, { ...move, unit: 'documentboundary' }, 0)
        else moveCaretToHeight(map, box, move.extend)
      } else moveCaret(map, move, blocks.textBetween(top + 1, bottom).start)
      keepCaretInSight(scroller, caretRect(map))
    },
    caret: () => caretRect(map),
    placeCaret: (offset) => placeCaret(map, offset),
    rectOf: (range) => rectOf(map, range),
    topOf: (range) => rectOf(map, range).top - windowBox().top + scroller.scrollTop,
    topsOf: (offsets) => {
      const top = root.getBoundingClientRect().top - windowBox().top + scroller.scrollTop
      return blocks.topsOf(offsets).map((offset) => top + offset)
    },
    edgeBox: (offset, side) => edgeBox(map, offset, side),
    offsetNear: (x, y) => nearestOffset(map, x, y),
    isRightToLeft: (offset) => {
      const start = Math.min(offset, map.text.length - 1)
      return isRightToLeft(map, map.staticRangeOf({ start, end: start + 1 }).startContainer)
    },
    caretOffset: () => caretOffset(map),
    hasFocus: () => document.activeElement === root || document.activeElement === document.body,
    reveal: (range) => {
      const rect = rectOf(map, range)
      const { top, height } = windowBox()
      const isInSight = rect.top >= top + 24 && rect.bottom <= top + height - 24
      if (!isInSight) scroller.scrollTop += rect.top - top - height / 3
    },
    goTo: (offset) => {
      const start = Math.min(offset, map.text.length - 1)
      scroller.scrollTop += rectOf(map, { start, end: start + 1 }).top - windowBox().top - TOP_AIR
    },
    readSoFar: () => {
      const { top, height } = windowBox()
      // The air below the last line is no text.
      const furthest = root.getBoundingClientRect().bottom - top + scroller.scrollTop - height
      return furthest <= 0 ? null : blocks.offsetAt(top + height * Math.min(1, scroller.scrollTop / furthest))
    },
    readingStart: (atCaret) => {
      const selection = document.getSelection()
      const { focusNode } = selection ?? {}
      if (atCaret && selection !== null && focusNode != null && root.contains(focusNode))
        return map.offsetOf(focusNode, selection.focusOffset)
      return scroller.scrollTop === 0 ? 0 : (place ?? measurePosition(scroller, map, blocks)).offset
    },
    currentBlock: (atCaret) => {
      const { top, bottom, height } = windowBox()
      const caret = atCaret ? caretRect(map) : null
      const isInSight = caret !== null && caret.top >= top && caret.top < bottom
      const offset = blocks.offsetAt(isInSight ? caret.top + 1 : top + height * READING_HEIGHT)
      const box = blocks.blockAt(Math.min(offset, map.text.length - 1))?.getBoundingClientRect()
      return box === undefined ? null : { top: box.top - top + scroller.scrollTop, height: box.height }
    },
    visibleText: () => {
      const { top, bottom } = windowBox()
      return blocks.textBetween(top, bottom)
    },
    position: () => place ?? measurePosition(scroller, map, blocks),
    restore,
    headings: () =>
      [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => ({
        level: Number(heading.tagName.slice(1)),
        text: heading.textContent,
        start: map.offsetOf(heading, 0),
      })),
    focus: () => root.focus({ preventScroll: true }),
    destroy: () => {
      abort.abort()
      cancelAnimationFrame(frame)
      observer.disconnect()
      gradual.stop()
      painter.destroy()
      pages?.destroy()
      root.replaceChildren()
    },
  }
}

function watchPointer(
  root: HTMLElement,
  map: ReturnType<typeof createTextMap>,
  listener: ArticleListener,
  signal: AbortSignal,
): void {
  root.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (link !== null) {
        event.preventDefault()
        const target = link.getAttribute('href') ?? ''
        if (target.startsWith('#')) {
          listener.onJump()
          root.querySelector(`[id="${CSS.escape(target.slice(1))}"]`)?.scrollIntoView()
        } else listener.onLink(target)
        return
      }
      if (selectedRange(map) === null) listener.onClick(offsetAtPoint(map, event.clientX, event.clientY))
    },
    { signal },
  )
  let hovered: number | null = null
  let frame = 0
  const hover = (offset: number | null) => {
    if (offset === hovered) return
    hovered = offset
    listener.onHover(offset)
  }
  root.addEventListener(
    'pointermove',
    (event) => {
      if (frame !== 0 || event.buttons !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        hover(offsetAtPoint(map, event.clientX, event.clientY))
      })
    },
    { signal, passive: true },
  )
  root.addEventListener('pointerleave', () => hover(null), { signal })
}

function keepCaretInSight(scroller: HTMLElement, caret: { top: number; height: number } | null): void {
  if (caret === null) return
  const { top, bottom } = scroller.getBoundingClientRect()
  const above = caret.top - (top + 32)
  const below = caret.top + caret.height - (bottom - 32)
  if (above < 0) scroller.scrollTop += above
  else if (below > 0) scroller.scrollTop += below
}

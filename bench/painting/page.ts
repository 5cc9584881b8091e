/**
 * What is measured in the window: the same article and highlights, painted as Postil does and in other ways. Bundled, and run
 * by `painting.bench.ts` in the real Electron.
 */
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator'
import { createBlockMap } from '../../src/renderer/reader/block-map.ts'
import {
  createHighlightPainter,
  highlightStyleSheet,
  type PaintedHighlight,
} from '../../src/renderer/reader/highlight-painter.ts'
import { offsetAtPoint } from '../../src/renderer/reader/hit-test.ts'
import { createIntervalIndex } from '../../src/renderer/reader/interval-index.ts'
import { createPaintWindow } from '../../src/renderer/reader/paint-window.ts'
import { createTextMap, type TextMap } from '../../src/renderer/reader/text-map.ts'
import { describe } from '../../src/shared/anchoring/describe.ts'
import { kindColors, kindUnderlines } from '../../src/shared/model/kind-style.ts'
import type { TextRange } from '../../src/shared/model/selector.ts'

export type Way = 'none' | 'postil' | 'postil, content-visibility' | 'wrapped text nodes' | 'recogito, spans'

export type Measured = {
  /** From an empty window to the article painted with its highlights, in milliseconds. */
  firstFrame: number
  /** Main-thread time of the median and of the 95th of a hundred frames while scrolling, in milliseconds. */
  frame: number
  slowFrame: number
  /** Frames that came a whole frame late, of those scrolled. */
  dropped: number
  scrolled: number
  /** From the call to the frame in which one more highlight is painted, in milliseconds; null where it isn't measured. */
  addOne: number | null
}

const SCROLLED_FRAMES = 120
const WORDS_A_PARAGRAPH = 90

function random(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function paragraphs(words: number): DocumentFragment {
  const next = random(words)
  const fragment = document.createDocumentFragment()
  for (let written = 0; written < words; written += WORDS_A_PARAGRAPH) {
    const paragraph = document.createElement('p')
    const run = Array.from({ length: WORDS_A_PARAGRAPH }, () =>
      'lorem ipsum dolor '.slice(Math.floor(next() * 8), 9 + Math.floor(next() * 8)).trim(),
    )
    // A link and an emphasis in each, as articles have them.
    const [link, emphasis] = [document.createElement('a'), document.createElement('em')]
    link.textContent = run.slice(20, 24).join(' ')
    emphasis.textContent = run.slice(50, 53).join(' ')
    paragraph.append(`${run.slice(0, 20).join(' ')} `, link, ` ${run.slice(24, 50).join(' ')} `, emphasis)
    paragraph.append(` ${run.slice(53).join(' ')}`)
    if (written > 0) fragment.append('\n')
    fragment.append(paragraph)
  }
  return fragment
}

function passages(text: string, count: number): PaintedHighlight[] {
  const next = random(count)
  return Array.from({ length: count }, (_, id) => {
    const start = Math.floor(next() * (text.length - 400))
    const color = kindColors[id % 5] ?? 'amber'
    const underline = kindUnderlines[id % 5] ?? 'solid'
    return { id: String(id), start, end: start + 30 + Math.floor(next() * 120), color, underline }
  })
}

/** Resolves when the next frame has been painted. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  })
}

function wrap(map: TextMap, root: HTMLElement, highlights: readonly PaintedHighlight[]): void {
  // In one pass: each text node is cut where any highlight begins or ends, and each piece wrapped once a highlight.
  const index = createIntervalIndex(highlights)
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node)
  for (const node of nodes) {
    const start = map.offsetOf(node, 0)
    const end = start + node.length
    const over = index.overlapping(start, end)
    if (over.length === 0) continue
    const cuts = [...new Set([start, end, ...over.flatMap((one) => [one.start, one.end])])]
      .filter((cut) => cut >= start && cut <= end)
      .toSorted((a, b) => a - b)
    const pieces = cuts.slice(1).map((cut, at): Node => {
      const from = cuts[at] ?? 0
      let piece: Node = document.createTextNode(node.data.slice(from - start, cut - start))
      for (const { color } of over.filter((one) => one.start < cut && one.end > from)) {
        const mark = document.createElement('mark')
        mark.dataset['color'] = color
        mark.append(piece)
        piece = mark
      }
      return piece
    })
    node.replaceWith(...pieces)
  }
}

function page(): { scroller: HTMLElement; root: HTMLElement } {
  const scroller = document.createElement('div')
  scroller.className = 'article-scroller'
  scroller.style.height = '100vh'
  const root = document.createElement('article')
  root.className = 'article'
  root.style.width = '640px'
  root.style.margin = '0 auto'
  scroller.append(root)
  document.body.replaceChildren(scroller)
  return { scroller, root }
}

/** Measures one way of painting `count` highlights over an article of `words` words. */
export async function measure(way: Way, words: number, count: number): Promise<Measured> {
  const { scroller, root } = page()
  const content = paragraphs(words)
  if (way === 'postil, content-visibility') {
    for (const block of content.children) {
      if (!(block instanceof HTMLElement)) continue
      block.style.contentVisibility = 'auto'
      block.style.containIntrinsicSize = 'auto 150px'
    }
  }
  document.adoptedStyleSheets = [highlightStyleSheet()]
  const isPostil = way.startsWith('postil')
  const highlights = passages(content.textContent ?? '', count)
  await painted()
  await painted()

  const started = performance.now()
  root.append(content)
  const map = createTextMap(root)
  const blocks = createBlockMap(map)
  const painter = createHighlightPainter(map)
  const paintWindow = createPaintWindow(scroller, blocks, painter)
  const annotator = way === 'recogito, spans' ? createTextAnnotator(root, { renderer: 'SPANS' }) : null
  const foreign = (items: readonly PaintedHighlight[]): TextAnnotation[] =>
    items.map((item) => ({
      id: item.id,
      bodies: [],
      target: {
        annotation: item.id,
        selector: [
          {
            quote: map.text.slice(item.start, item.end),
            start: item.start,
            end: item.end,
            range: map.rangeOf(item),
          },
        ],
      },
    }))
  if (isPostil) {
    painter.setHighlights(createIntervalIndex(highlights))
    paintWindow.renew()
  } else if (way === 'wrapped text nodes') wrap(map, root, highlights)
  else annotator?.setAnnotations(foreign(highlights))
  const firstFrame = (await painted()) - started

  let addOne: number | null = null
  if (isPostil || annotator !== null) {
    const { top, bottom } = scroller.getBoundingClientRect()
    const { start } = blocks.textBetween(top, bottom)
    const one: PaintedHighlight = { id: 'new', start, end: start + 60, color: 'red', underline: 'solid' }
    const before = performance.now()
    if (isPostil) painter.setHighlights(createIntervalIndex([...highlights, one]))
    else for (const annotation of foreign([one])) annotator?.state.store.addAnnotation(annotation)
    addOne = (await painted()) - before
  }

  const times: number[] = []
  const stamps: number[] = []
  for (let frame = 0; frame < SCROLLED_FRAMES; frame++) {
    await new Promise<void>((resolve) => {
      requestAnimationFrame((stamp) => {
        const began = performance.now()
        stamps.push(stamp)
        scroller.scrollTop += 60
        if (isPostil) paintWindow.follow()
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          times.push(performance.now() - began)
          resolve()
        })
        port1.start()
        port2.postMessage(null)
      })
    })
  }
  annotator?.destroy()
  painter.destroy()
  times.sort((a, b) => a - b)
  const gaps = stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? 0))
  return {
    firstFrame,
    frame: times[times.length >> 1] ?? 0,
    slowFrame: times[Math.floor(times.length * 0.95)] ?? 0,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1_000 / 60)) - 1), 0),
    scrolled: SCROLLED_FRAMES,
    addOne,
  }
}

/** What a look-up under the pointer and a description of a passage take, in milliseconds each. */
export async function measureLookUps(
  words: number,
  count: number,
): Promise<{ hitTest: number; selectors: number }> {
  const { root } = page()
  root.append(paragraphs(words))
  const map = createTextMap(root)
  const highlights = passages(map.text, count)
  const index = createIntervalIndex(highlights)
  await painted()
  const next = random(1)
  const times = 2_000
  let found = 0
  const hitStarted = performance.now()
  for (let i = 0; i < times; i++) {
    const offset = offsetAtPoint(map, next() * window.innerWidth, next() * window.innerHeight)
    if (offset !== null) found += index.overlapping(offset, offset + 1).length
  }
  const hitTest = (performance.now() - hitStarted) / times
  const passage = (at: number): TextRange => highlights[at % highlights.length] ?? { start: 0, end: 1 }
  const describeStarted = performance.now()
  for (let i = 0; i < times; i++) found += describe(map.text, passage(i)).quote.exact.length
  const selectors = (performance.now() - describeStarted) / times
  if (found === 0) throw new Error('Nothing was under the pointer: the article is not shown')
  return { hitTest, selectors }
}

Object.assign(globalThis, { painting: { measure, measureLookUps } })

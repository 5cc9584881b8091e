import type { Document } from '../../../shared/model/document.ts'
import type { BlockMap } from '../block-map.ts'
import { selectedRange } from '../selection.ts'
import type { TextMap } from '../text-map.ts'
import { createPageBlocks } from './page-blocks.ts'
import { PAGE_GAP, pageGeometry } from './page-geometry.ts'
import { createPageSheets } from './page-sheets.ts'
import { fitRuns, placeBlocks, placedBlocks } from './placed-blocks.ts'
import './pages.css'

/** An article that is shown as the pages of its file. */
export type PagedArticle = {
  blocks: BlockMap
  /** Draws the pages that are in sight now. */
  drawNearScreen(): void
  /** Makes the pages as wide as their column is now. */
  fit(): void
  destroy(): void
}

/**
 * Lays the words of an article over the pages of its file. Its nodes stay as they are, and so does its text: only where
 * they stand is another. Null when it has no pages, or doesn't say where its words stand.
 */
export function layOutPages(
  map: TextMap,
  scroller: HTMLElement,
  article: Document,
  onFailure: (error: unknown) => void,
): PagedArticle | null {
  const { root } = map
  const column = root.closest<HTMLElement>('.article-column')
  if (article.pages === undefined || column === null) return null
  const geometry = pageGeometry(article.pages)
  const blocks = placedBlocks(root, geometry)
  if (blocks === null) return null

  column.dataset['paged'] = 'true'
  column.style.setProperty('--page-width', String(geometry.width))
  const papers = layer('page-papers')
  const inks = layer('page-inks')
  root.before(papers)
  root.after(inks)
  placeBlocks(blocks, geometry)
  const family = getComputedStyle(root).fontFamily

  let scale = 1
  const fit = () => {
    scale = column.clientWidth / geometry.width
    column.style.setProperty('--pt', `${scale}px`)
    root.style.setProperty(
      'height',
      `calc(var(--pt) * ${geometry.height} + ${(geometry.pages.length - 1) * PAGE_GAP}px)`,
    )
  }
  fit()

  const unfitted = new Map<number, typeof blocks>()
  for (const block of blocks) {
    const page = block.runs[0]?.place.page ?? 0
    unfitted.set(page, [...(unfitted.get(page) ?? []), block])
  }
  const abort = new AbortController()
  // A line's end is no end of a sentence: what is copied is the text, and not how it is broken.
  document.addEventListener(
    'copy',
    (event) => {
      const range = event.target instanceof Node && root.contains(event.target) ? selectedRange(map) : null
      if (range === null || event.clipboardData === null) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', map.text.slice(range.start, range.end))
    },
    { signal: abort.signal },
  )
  const sheets = createPageSheets({ papers, inks }, geometry, article.revision.id, onFailure)
  return {
    blocks: createPageBlocks(map, blocks, geometry, () => scale),
    drawNearScreen: () => {
      const box = scroller.getBoundingClientRect()
      const origin = root.getBoundingClientRect().top
      const [top, bottom] = [box.top - origin, box.bottom - origin]
      sheets.show(top, bottom, scale)
      for (let page = geometry.pageAt(top - box.height, scale); ; page += 1) {
        if (page > geometry.pageAt(bottom + box.height, scale)) break
        const near = unfitted.get(page)
        unfitted.delete(page)
        if (near !== undefined)
          fitRuns(
            near.flatMap(({ runs }) => runs),
            family,
          )
      }
    },
    fit,
    destroy: () => {
      abort.abort()
      sheets.destroy()
      papers.remove()
      inks.remove()
      delete column.dataset['paged']
      root.style.removeProperty('height')
    },
  }
}

function layer(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.setAttribute('aria-hidden', 'true')
  return element
}

import { create } from 'zustand'
import { createReadingLoad, type ReadingLoad } from '../../shared/reading/reading-load.ts'
import type { ArticleView } from './article-view.ts'

type Progress = {
  /** The share of the article that lies before where the reader is, 0 to 1, by reading time; null until it is known, and where nothing has to be scrolled. */
  share: number | null
  /** What is left to read, in words; null until it is known. */
  left: number | null
  /** Counts the scrolling of the article, for what must follow it. */
  scrolls: number
}

/** How far the reader is in the open article. */
export const useProgress = create<Progress>(() => ({ share: null, left: null, scrolls: 0 }))

const loads = new WeakMap<ArticleView, ReadingLoad>()

/** Measures how far the reader is. A long text is measured once, when the window has nothing else to do. */
export function followProgress(view: ArticleView): void {
  const load = loads.get(view)
  if (load === undefined) {
    requestIdleCallback(() => {
      if (loads.has(view)) return
      loads.set(view, createReadingLoad(view.text))
      followProgress(view)
    })
    return
  }
  const offset = view.readSoFar()
  const read = offset === null ? 0 : load.upTo(offset)
  useProgress.setState(({ scrolls }) => ({
    share: offset === null || load.total === 0 ? null : Math.min(1, read / load.total),
    left: load.total - read,
    scrolls: scrolls + 1,
  }))
}

/** Forgets the article that was open. */
export function forgetProgress(): void {
  useProgress.setState({ share: null, left: null })
}

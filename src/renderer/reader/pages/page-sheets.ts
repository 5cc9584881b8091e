import type { RevisionId } from '../../../shared/model/ids.ts'
import { api } from '../../app/api.ts'
import type { PageGeometry } from './page-geometry.ts'
import { PAGE_GAP } from './page-geometry.ts'
import { offsetOf } from './placed-blocks.ts'

/** So many pages above and below those in sight are drawn. */
const DRAWN_AHEAD = 1

/** The largest picture of a page, in pixels: what a graphics processor takes without a murmur. */
const MAX_PIXELS = 16_000_000

/** The pages of an article as pictures: paper beneath the words, ink above them, so that highlights lie between. */
export type PageSheets = {
  /** Draws the pages between two heights below the first one's top, in pixels, and forgets those far away. */
  show(top: number, bottom: number, scale: number): void
  destroy(): void
}

type Drawing = Awaited<ReturnType<typeof openDrawing>>
type Sheet = { paper: HTMLElement; ink: HTMLCanvasElement; scale: number; stop: () => void }

/**
 * Draws pages of the file that a revision was made from.
 *
 * @param onFailure is told once when the file can't be had or read; a page that can't be drawn stays white.
 */
export function createPageSheets(
  places: { papers: HTMLElement; inks: HTMLElement },
  geometry: PageGeometry,
  revision: RevisionId,
  onFailure: (error: unknown) => void,
): PageSheets {
  let isClosed = false
  const sheets = new Map<number, Sheet>()
  let drawing: Promise<Drawing> | null = null
  let hasFailed = false
  const fail = (error: unknown) => {
    if (hasFailed || isClosed) return
    hasFailed = true
    onFailure(error)
  }

  const makeSheet = (index: number): Sheet => {
    const paper = document.createElement('div')
    const ink = document.createElement('canvas')
    paper.className = 'page-paper'
    ink.className = 'page-ink'
    const page = geometry.pages[index]
    for (const { style } of [paper, ink]) {
      style.left = `calc(var(--pt) * ${offsetOf(geometry, index)})`
      style.top = `calc(var(--pt) * ${geometry.tops[index] ?? 0} + ${index * PAGE_GAP}px)`
      style.width = `calc(var(--pt) * ${page?.width ?? 0})`
      style.height = `calc(var(--pt) * ${page?.height ?? 0})`
    }
    places.papers.append(paper)
    places.inks.append(ink)
    return { paper, ink, scale: 0, stop: () => {} }
  }

  const remove = (index: number, sheet: Sheet) => {
    sheet.stop()
    sheet.paper.remove()
    sheet.ink.remove()
    // The memory of a picture is given back at once, and not when somebody collects it.
    sheet.ink.width = 0
    sheets.delete(index)
  }

  const draw = async (index: number, sheet: Sheet, scale: number) => {
    sheet.stop()
    sheet.scale = scale
    drawing ??= openDrawing(revision)
    try {
      const file = await drawing
      if (sheet.scale !== scale || sheets.get(index) !== sheet) return
      await file.draw(index, sheet.ink, pixelScale(geometry, index, scale), (stop) => (sheet.stop = stop))
    } catch (error) {
      fail(error)
    }
  }

  return {
    show: (top, bottom, scale) => {
      const from = Math.max(0, geometry.pageAt(top, scale) - DRAWN_AHEAD)
      const to = Math.min(geometry.pages.length - 1, geometry.pageAt(bottom, scale) + DRAWN_AHEAD)
      for (const [index, sheet] of sheets) if (index < from || index > to) remove(index, sheet)
      // Those in sight first.
      const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      const middle = geometry.pageAt((top + bottom) / 2, scale)
      for (const index of wanted.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))) {
        const known = sheets.get(index)
        const sheet = known ?? makeSheet(index)
        sheets.set(index, sheet)
        if (sheet.scale !== scale) void draw(index, sheet, scale)
      }
    },
    destroy: () => {
      isClosed = true
      for (const [index, sheet] of sheets) remove(index, sheet)
      void drawing?.then((file) => file.close()).catch(() => {})
    },
  }
}

/** Pixels of the screen a point; fewer where a page would be too large to draw. */
function pixelScale({ pages }: PageGeometry, index: number, scale: number): number {
  const wanted = scale * window.devicePixelRatio
  const { width = 1, height = 1 } = pages[index] ?? {}
  return Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height)))
}

/** Opens the file of a revision for drawing. Rejects when it can't be had or read. */
async function openDrawing(revision: RevisionId) {
  const [{ openPdf }, bytes] = await Promise.all([
    import('../../import/pdf-engine.ts'),
    api.revisions.original(revision),
  ])
  if (bytes === null)
    throw new Error('The file of this article is not in the library: its pages can’t be shown.')
  const task = await openPdf(bytes, 'drawing')
  const file = await task.promise
  return {
    /** Draws a page; `onStart` is given what stops it. Resolves when it is drawn, or was stopped. */
    draw: async (
      index: number,
      canvas: HTMLCanvasElement,
      scale: number,
      onStart: (stop: () => void) => void,
    ) => {
      const page = await file.getPage(index + 1)
      const viewport = page.getViewport({ scale })
      // Drawn aside and shown when it is whole: a page must not be seen to be painted.
      const whole = document.createElement('canvas')
      whole.width = Math.floor(viewport.width)
      whole.height = Math.floor(viewport.height)
      const rendering = page.render({ canvas: whole, viewport })
      let isStopped = false
      onStart(() => {
        isStopped = true
        rendering.cancel()
      })
      try {
        await rendering.promise
      } catch (error) {
        if (isStopped) return
        throw error
      }
      if (isStopped) return
      canvas.width = whole.width
      canvas.height = whole.height
      canvas.getContext('2d')?.drawImage(whole, 0, 0)
      canvas.dataset['drawn'] = 'true'
      whole.width = 0
      page.cleanup()
    },
    close: () => task.destroy(),
  }
}

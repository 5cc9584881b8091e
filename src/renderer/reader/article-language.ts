import { detectLanguage } from '../../shared/attribution/language.ts'
import type { Document } from '../../shared/model/document.ts'
import { hasRightToLeft, textDirection, type Direction } from '../../shared/reading/direction.ts'

/** The language of an article as a BCP 47 tag: as its source said, or else as its words tell; null when neither does. */
export function articleLanguage({ language, revision }: Document): string | null {
  return language ?? detectLanguage(revision.text)
}

/** Which way an article runs: as most of its letters do, whatever the first word is. */
export function articleDirection({ revision }: Document): Direction {
  return textDirection(revision.text) ?? 'ltr'
}

/** Blocks that hold words of their own. */
const BLOCKS = 'p, li, dt, dd, blockquote, figcaption, caption, td, th, h1, h2, h3, h4, h5, h6'

/**
 * Gives each block under `root`, whose text is `text`, that runs the other way than the article its own direction, so that its full stop ends up at its end.
 * What the source says of direction stays. Only attributes are set: the text, and with it every offset, stays as it is.
 */
export function directBlocks(root: HTMLElement, text: string, direction: Direction): void {
  if (direction === 'ltr' && !hasRightToLeft(text)) return
  for (const block of root.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.closest('[dir]') !== root && block.closest('[dir]') !== null) continue
    const own = textDirection(block.textContent)
    if (own !== null && own !== direction) block.dir = own
  }
}

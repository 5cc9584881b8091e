import { dataUrlBytes, type ImageCollection } from './images.ts'
import type { ImportRun } from './import-run.ts'

/** Finds the bytes that an address stands for inside the source; null when they aren't there. */
export type ImageFinder = (address: string) => Uint8Array | null

/**
 * Gives every `img` under a node an address in the library. One that can't be had becomes a link to where it is,
 * on its own words; one without words goes. Both in place, before the sanitiser runs.
 */
export async function placeImages(
  root: ParentNode,
  find: ImageFinder,
  images: ImageCollection,
  run: ImportRun,
): Promise<void> {
  const all = [...root.querySelectorAll('img')]
  for (const [at, image] of all.entries()) {
    await run.pause('cleaning', at / all.length)
    const address = addressOf(image)
    const bytes = address === null ? null : await bytesOf(address, find, run)
    const kept = bytes === null ? null : await images.keep(bytes)
    if (kept === null) replaceByWords(image, address)
    else image.setAttribute('src', kept)
  }
}

async function bytesOf(address: string, find: ImageFinder, run: ImportRun): Promise<Uint8Array | null> {
  const inside = dataUrlBytes(address) ?? find(address)
  if (inside !== null || run.loadImage === undefined || !/^https?:/i.test(address)) return inside
  return run.loadImage(address)
}

/** The address that a browser would load; the widest one where there is a choice. */
function addressOf(image: Element): string | null {
  const source = image.getAttribute('src')?.trim() ?? ''
  if (source !== '' && !/^data:image\/(?:gif|svg\+xml)/i.test(source)) return source
  return widest(image.getAttribute('srcset') ?? '') ?? (source === '' ? null : source)
}

function widest(sourceSet: string): string | null {
  let best: { address: string; width: number } | null = null
  for (const [, address = '', width = '1'] of sourceSet.matchAll(
    /([^\s,]\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g,
  )) {
    if (best === null || Number(width) > best.width) best = { address, width: Number(width) }
  }
  return best?.address ?? null
}

function replaceByWords(image: Element, address: string | null): void {
  const words = (image.getAttribute('alt') ?? '').trim()
  if (words === '') {
    image.remove()
    return
  }
  const isLink = address !== null && /^https?:/i.test(address) && image.closest('a') === null
  const replacement = image.ownerDocument.createElement(isLink ? 'a' : 'span')
  if (isLink) replacement.setAttribute('href', address)
  replacement.textContent = words
  image.replaceWith(replacement)
}

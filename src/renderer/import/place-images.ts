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
    const kept = address === null ? null : await keepImage(address, find, images, run)
    if (kept === null) replaceByWords(image, address)
    else image.setAttribute('src', kept)
  }
}

/** Keeps the picture that an address stands for, and answers its address in the library; null when it can't be had. */
export async function keepImage(
  address: string,
  find: ImageFinder,
  images: ImageCollection,
  run: ImportRun,
): Promise<string | null> {
  const inside = dataUrlBytes(address) ?? find(address)
  const isRemote = inside === null && /^https?:/i.test(address)
  const bytes = isRemote ? ((await run.loadImage?.(address)) ?? null) : inside
  return bytes === null ? null : images.keep(bytes)
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

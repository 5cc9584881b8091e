import { dataUrlBytes } from './images.ts'

/** Stands for an embedded file while its page is parsed; no registered scheme, so that nothing loads it. */
const PLACEHOLDER = 'postil-data:'

/** Shorter ones are left where they are, in UTF-16 code units. */
const LONG = 1000

/** Markup without the files embedded in it, and a way to get at those that are pictures. */
export type LiftedMarkup = { markup: string; find: (address: string) => Uint8Array | null }

/**
 * Takes long `data:` URLs out of markup. A page saved with its pictures is mostly base64, which the parser need
 * not see, and which says nothing about the length of the page.
 */
export function liftDataUrls(markup: string): LiftedMarkup {
  const lifted: string[] = []
  const rest = markup.replace(
    /data:[a-z]{1,20}\/[\w.+-]{1,80}(?:;[\w=-]{1,40}){0,3},[\w+/=%.~!*-]*/gi,
    (url) => {
      if (url.length < LONG) return url
      lifted.push(/^data:image\//i.test(url) ? url : '')
      return `${PLACEHOLDER}${lifted.length - 1}`
    },
  )
  return {
    markup: rest,
    find: (address) =>
      address.startsWith(PLACEHOLDER)
        ? dataUrlBytes(lifted[Number(address.slice(PLACEHOLDER.length))] ?? '')
        : null,
  }
}

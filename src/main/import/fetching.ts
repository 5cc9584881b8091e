import type { Result } from '../../shared/result.ts'
import { anyAddress, publicAddresses } from '../address-policy.ts'
import {
  fetchPage,
  IMAGE_LIMITS,
  webAddress,
  type FetchedPage,
  type FetchFailure,
  type Transport,
} from '../fetch-page.ts'

/** Pages and their pictures from the web. */
export type Fetching = {
  page: (typed: string, signal: AbortSignal) => Promise<Result<FetchedPage, FetchFailure>>
  /** Null when it can't be had. */
  image: (url: string, signal: AbortSignal) => Promise<Uint8Array | null>
}

/** Fetches for the importer; `mayUseOwnNetwork` is asked each time whether the reader's own network is allowed too. */
export function fetching(transport: () => Transport, mayUseOwnNetwork: () => boolean): Fetching {
  const policy = () => (mayUseOwnNetwork() ? anyAddress : publicAddresses)
  return {
    page: async (typed, signal) => {
      const address = webAddress(typed)
      if (address === null) {
        const message = `“${typed}” is not a web address.`
        return { ok: false, failure: { kind: 'address', message } }
      }
      return fetchPage(transport(), address, policy(), signal)
    },
    image: async (url, signal) => {
      const image = await fetchPage(transport(), url, policy(), signal, IMAGE_LIMITS)
      return image.ok ? image.value.bytes : null
    },
  }
}

/** For where nothing is fetched. */
export const noFetching: Fetching = {
  page: () =>
    Promise.resolve({ ok: false, failure: { kind: 'forbidden', message: 'Nothing is fetched from here.' } }),
  image: () => Promise.resolve(null),
}

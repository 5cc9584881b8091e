import { fail, ok, type Result } from '../shared/result.ts'
import type { AddressPolicy } from './address-policy.ts'

export type FetchedPage = { bytes: Uint8Array; mediaType: string | null; url: string }

export type FetchFailure = {
  kind: 'address' | 'forbidden' | 'redirects' | 'status' | 'timeout' | 'too-large' | 'stopped' | 'network'
  /** A sentence for the reader. */
  message: string
}

/** What one request answered. */
export type Answer =
  | { kind: 'redirect'; location: string }
  | {
      kind: 'response'
      status: number
      mediaType: string | null
      /** The IP address that answered; null when the transport can't tell. */
      address: string | null
      /** The body, decompressed. */
      body: AsyncIterable<Uint8Array>
    }

/** The network, as far as fetching needs it. Both reject when `signal` aborts. */
export type Transport = {
  /** The IP addresses of a host. */
  resolve: (host: string, signal: AbortSignal) => Promise<string[]>
  /** Asks once for an address, without cookies; follows nothing. */
  send: (url: string, signal: AbortSignal) => Promise<Answer>
}

/** Bytes are counted after decompression, times are in milliseconds. */
export type FetchLimits = {
  redirects: number
  headersTimeout: number
  totalTimeout: number
  pageBytes: number
  /** For PDF and archives (EPUB, DOCX), known by their first bytes. */
  fileBytes: number
}

export const PAGE_LIMITS: FetchLimits = {
  redirects: 5,
  headersTimeout: 15_000,
  totalTimeout: 30_000,
  pageBytes: 10 * 1_024 * 1_024,
  fileBytes: 200 * 1_024 * 1_024,
}

export const IMAGE_LIMITS: FetchLimits = { ...PAGE_LIMITS, pageBytes: 5 * 1_024 * 1_024, fileBytes: 0 }

/**
 * Fetches a page: http and https only, each hop checked before it is asked and again by the address that answered,
 * nothing believed that a header says about size or type. Every failure is a sentence for the reader; `signal` stops it.
 */
export async function fetchPage(
  transport: Transport,
  address: string,
  policy: AddressPolicy,
  signal: AbortSignal,
  limits: FetchLimits = PAGE_LIMITS,
): Promise<Result<FetchedPage, FetchFailure>> {
  const total = new AbortController()
  const timer = setTimeout(() => total.abort('total'), limits.totalTimeout)
  const headers = new AbortController()
  let headersTimer: NodeJS.Timeout | undefined
  const both = AbortSignal.any([signal, total.signal, headers.signal])
  let url = address
  try {
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const refusal = await checkHop(transport, url, policy, both)
      if (refusal !== null) return fail(refusal)
      clearTimeout(headersTimer)
      headersTimer = setTimeout(() => headers.abort('headers'), limits.headersTimeout)
      const answer = await transport.send(url, both)
      clearTimeout(headersTimer)
      if (answer.kind === 'response') return await readResponse(answer, url, policy, limits)
      const next = URL.parse(answer.location, url)
      if (next === null) return fail(failure('address', `${host(url)} sends on to an address that is none.`))
      url = next.href
    }
    return fail(
      failure('redirects', `${host(address)} sends on and on, more than ${limits.redirects} times.`),
    )
  } catch (error) {
    if (signal.aborted) return fail(failure('stopped', 'Fetching was stopped.'))
    if (both.aborted) return fail(failure('timeout', `${host(url)} took too long to answer.`))
    return fail(failure('network', `${host(url)} could not be reached (${reason(error)}).`))
  } finally {
    clearTimeout(timer)
    clearTimeout(headersTimer)
    // Whatever the transport still reads is of no use to anybody.
    total.abort('done')
  }
}

/** What was typed as a web address, with a scheme in front if it had none; null when it can't be one. */
export function webAddress(typed: string): string | null {
  const trimmed = typed.trim()
  const url = URL.parse(
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]*\.[^/]*:\d/.test(trimmed)
      ? trimmed
      : `https://${trimmed}`,
  )
  return url === null ? null : url.href
}

async function checkHop(
  transport: Transport,
  address: string,
  policy: AddressPolicy,
  signal: AbortSignal,
): Promise<FetchFailure | null> {
  const url = URL.parse(address)
  if (url === null) return failure('address', `“${address}” is not a web address.`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failure('forbidden', `Only http and https are fetched, and this leads to ${url.protocol}//…`)
  }
  if (url.username !== '' || url.password !== '') {
    return failure('forbidden', 'An address with a name and a password in it is not fetched.')
  }
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = await transport.resolve(name, signal)
  if (addresses.length === 0) return failure('network', `There is no ${name}.`)
  return addresses.every(policy) ? null : ownNetwork(name)
}

async function readResponse(
  answer: Extract<Answer, { kind: 'response' }>,
  url: string,
  policy: AddressPolicy,
  limits: FetchLimits,
): Promise<Result<FetchedPage, FetchFailure>> {
  // The name may lead elsewhere than a moment ago.
  if (answer.address !== null && !policy(answer.address)) return fail(ownNetwork(host(url)))
  if (answer.status < 200 || answer.status > 299) {
    return fail(failure('status', `${host(url)} answered ${answer.status} instead of the page.`))
  }
  const chunks: Uint8Array[] = []
  let size = 0
  let limit = limits.pageBytes
  for await (const chunk of answer.body) {
    if (size === 0 && isFile(chunk)) limit = Math.max(limit, limits.fileBytes)
    size += chunk.length
    if (size > limit) {
      const megabytes = Math.round(limit / 1_048_576)
      return fail(failure('too-large', `What ${host(url)} sends is larger than ${megabytes} MB.`))
    }
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return ok({ bytes, mediaType: answer.mediaType, url })
}

/** PDF, or an archive such as EPUB and DOCX. */
function isFile(start: Uint8Array): boolean {
  const magic = String.fromCharCode(...start.subarray(0, 5))
  return magic === '%PDF-' || magic.startsWith('PK\u0003\u0004')
}

function ownNetwork(name: string): FetchFailure {
  return failure(
    'forbidden',
    `${name} is on your own computer or network, which pages may not be fetched from unless you allow it.`,
  )
}

function failure(kind: FetchFailure['kind'], message: string): FetchFailure {
  return { kind, message }
}

function host(address: string): string {
  return URL.parse(address)?.hostname ?? address
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

import { net, session as sessions, type Session } from 'electron'
import { on } from 'node:events'
import { isIP } from 'node:net'
import type { Answer, Transport } from './fetch-page.ts'

/** The network through Chromium, in a session of its own that is kept nowhere: no cookies, no cache, no proxy's password. */
export function createTransport(): Transport {
  const session = sessions.fromPartition('fetch', { cache: false })
  const answered = watchAddresses(session)
  return {
    resolve: async (host) => {
      if (isIP(host) !== 0) return [host]
      const { endpoints } = await session.resolveHost(host)
      return endpoints.map(({ address }) => address)
    },
    send: (url, signal) => send(session, answered, url, signal),
  }
}

function send(
  session: Session,
  answered: ReadonlyMap<string, string>,
  url: string,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = net.request({
      url,
      session,
      redirect: 'manual',
      credentials: 'omit',
      useSessionCookies: false,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // A scheme of our own must not answer for the network.
      bypassCustomProtocolHandlers: true,
      headers: {
        Accept: 'text/html,application/xhtml+xml,application/pdf,application/epub+zip,text/plain,*/*;q=0.5',
      },
    })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.on('redirect', (_status, _method, location) => {
      resolve({ kind: 'redirect', location })
      request.abort()
    })
    request.on('response', (response) => {
      const type = response.headers['content-type']
      resolve({
        kind: 'response',
        status: response.statusCode,
        mediaType: (Array.isArray(type) ? type[0] : type) ?? null,
        address: answered.get(url) ?? null,
        body: bodyOf(response, signal),
      })
    })
    request.on('error', reject)
    request.on('abort', () => reject(new Error('stopped')))
    request.on('login', (_authentication, callback) => callback())
    request.end()
  })
}

async function* bodyOf(response: Electron.IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const chunks = on(response, 'data', { close: ['end', 'close'], signal })
  for await (const [chunk] of chunks) if (chunk instanceof Uint8Array) yield chunk
}

/** Where each address was answered from, as Chromium tells it while the headers come in. */
function watchAddresses(session: Session): ReadonlyMap<string, string> {
  const answered = new Map<string, string>()
  session.webRequest.onResponseStarted((details) => {
    if ('ip' in details && typeof details.ip === 'string') answered.set(details.url, details.ip)
    if (answered.size > 1_000) answered.clear()
  })
  return answered
}

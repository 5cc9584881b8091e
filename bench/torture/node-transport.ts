import { request as requestHttp } from 'node:http'
import { isIP } from 'node:net'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Answer, Transport } from '../../src/main/fetch-page.ts'

/** The network through Node, with names of our own: what the fetching itself decides is then seen without Chromium. */
export function nodeTransport(hosts: Readonly<Record<string, string>>, contacted: string[]): Transport {
  return {
    resolve: (host) =>
      Promise.resolve(isIP(host) !== 0 ? [host] : hosts[host] === undefined ? [] : [hosts[host]]),
    send: (url, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const { hostname, port, pathname } = new URL(url)
        const address = hosts[hostname] ?? hostname.replaceAll(/[[\]]/g, '')
        contacted.push(address)
        const request = requestHttp(
          { host: address, port: port === '' ? 80 : Number(port), path: pathname, signal },
          (response) => {
            const { location } = response.headers
            if (location !== undefined && Math.floor((response.statusCode ?? 0) / 100) === 3) {
              response.destroy()
              resolve({ kind: 'redirect', location })
              return
            }
            const encoding = response.headers['content-encoding']
            const inflate =
              encoding === 'gzip'
                ? createGunzip()
                : encoding === 'br'
                  ? createBrotliDecompress()
                  : encoding === 'deflate'
                    ? createInflate()
                    : null
            resolve({
              kind: 'response',
              status: response.statusCode ?? 0,
              mediaType: response.headers['content-type'] ?? null,
              address,
              body: inflate === null ? response : response.pipe(inflate),
            })
          },
        )
        request.on('error', reject)
        request.end()
      }),
  }
}

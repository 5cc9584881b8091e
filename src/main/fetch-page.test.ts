import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { anyAddress, publicAddresses } from './address-policy.ts'
import { fetchPage, PAGE_LIMITS, webAddress, type Transport } from './fetch-page.ts'

const close: (() => void)[] = []
afterEach(() => {
  for (const stop of close.splice(0)) stop()
})

/** A server on this machine that says what it was asked. */
async function serve(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked,
  }
}

/** The same network through Node. `names` answers for hosts. */
function transport(names: Record<string, string> = {}): Transport {
  return {
    resolve: (host) => Promise.resolve([names[host] ?? host]),
    send: (url, signal) =>
      new Promise((resolve, reject) => {
        const request = get(url, { signal }, (response: IncomingMessage) => {
          const { statusCode = 0, headers } = response
          if (statusCode >= 300 && statusCode < 400) {
            response.destroy()
            resolve({ kind: 'redirect', location: headers.location ?? '' })
          } else {
            resolve({
              kind: 'response',
              status: statusCode,
              mediaType: headers['content-type'] ?? null,
              address: response.socket.remoteAddress ?? null,
              body: response,
            })
          }
        })
        request.on('error', reject)
      }),
  }
}

const never = () => new AbortController().signal

test('a page is fetched with its type and the address it came from, after redirects', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/old') response.writeHead(302, { Location: '/new' }).end()
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=shift_jis' }).end('<p>Hello')
  })
  const fetched = await fetchPage(transport(), `${url}/old`, anyAddress, never())
  expect(fetched).toMatchObject({
    ok: true,
    value: { mediaType: 'text/html; charset=shift_jis', url: `${url}/new` },
  })
  expect(fetched.ok && new TextDecoder().decode(fetched.value.bytes)).toBe('<p>Hello')
})

test.each([
  'file:///etc/passwd',
  'data:text/html,x',
  'ftp://example.org/',
  'app://postil/index.html',
  'javascript:alert(1)',
  'http://user:secret@example.org/',
])('a redirect to %s is not followed', async (target) => {
  const { url } = await serve((_request, response) => response.writeHead(302, { Location: target }).end())
  expect(await fetchPage(transport(), url, anyAddress, never())).toMatchObject({
    ok: false,
    failure: { kind: 'forbidden' },
  })
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '192.168.1.1',
  '172.20.0.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '224.0.0.1',
  '255.255.255.255',
  '64:ff9b::7f00:1',
  'nonsense',
])('%s is nobody’s public address', (address) => {
  expect(publicAddresses(address)).toBe(false)
})

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(publicAddresses(address)).toBe(true)
})

test('a name that leads to the own network is not asked, neither at once nor after a redirect', async () => {
  const inner = await serve((_request, response) => response.end('secret'))
  const outer = await serve((_request, response) =>
    response.writeHead(302, { Location: inner.url.replace('127.0.0.1', 'inner.example') }).end(),
  )
  const names = { 'inner.example': '10.0.0.1' }
  const policy = (address: string) => address === '127.0.0.1'
  for (const start of [outer.url, inner.url.replace('127.0.0.1', 'inner.example')]) {
    expect(await fetchPage(transport(names), start, policy, never())).toMatchObject({
      failure: { kind: 'forbidden' },
    })
  }
  expect(inner.asked).toEqual([])
})

test('a name that leads elsewhere once it was checked is found out by the address that answers', async () => {
  const { url } = await serve((_request, response) => response.end('secret'))
  const lying: Transport = { ...transport(), resolve: () => Promise.resolve(['93.184.216.34']) }
  expect(await fetchPage(lying, url, publicAddresses, never())).toMatchObject({
    failure: { kind: 'forbidden' },
  })
})

test('a page that sends on for ever is given up', async () => {
  const { url, asked } = await serve((_request, response) =>
    response.writeHead(301, { Location: '/again' }).end(),
  )
  expect(await fetchPage(transport(), url, anyAddress, never())).toMatchObject({
    failure: { kind: 'redirects' },
  })
  expect(asked).toHaveLength(PAGE_LIMITS.redirects + 1)
})

test('an endless page is given up at its limit, whatever it says about its size', async () => {
  const { url } = await serve((_request, response) => {
    const chunk = Buffer.alloc(65_536, 'x')
    response.writeHead(200, { 'Content-Type': 'text/html' })
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  })
  const outcome = await fetchPage(transport(), url, anyAddress, never(), {
    ...PAGE_LIMITS,
    pageBytes: 1_048_576,
  })
  expect(outcome).toMatchObject({ failure: { kind: 'too-large' } })
})

test('a server that does not answer, or stops in the middle, is given up', async () => {
  const silent = await serve(() => {})
  const limits = { ...PAGE_LIMITS, headersTimeout: 60, totalTimeout: 200 }
  expect(await fetchPage(transport(), silent.url, anyAddress, never(), limits)).toMatchObject({
    failure: { kind: 'timeout' },
  })
  const slow = await serve((_request, response) => void response.write('<p>'))
  expect(await fetchPage(transport(), slow.url, anyAddress, never(), limits)).toMatchObject({
    failure: { kind: 'timeout' },
  })
})

test('fetching can be stopped', async () => {
  const { url } = await serve((_request, response) => void response.write('<p>'))
  const stop = new AbortController()
  const fetching = fetchPage(transport(), url, anyAddress, stop.signal)
  stop.abort()
  expect(await fetching).toMatchObject({ failure: { kind: 'stopped' } })
})

test('what was typed becomes an address', () => {
  expect(webAddress('example.org/a')).toBe('https://example.org/a')
  expect(webAddress('example.org:8080/a')).toBe('https://example.org:8080/a')
  expect(webAddress(' http://example.org ')).toBe('http://example.org/')
  expect(webAddress('file:///etc/passwd')).toBe('file:///etc/passwd')
  expect(webAddress('two words')).toBeNull()
})

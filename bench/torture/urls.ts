import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { publicAddresses, type AddressPolicy } from '../../src/main/address-policy.ts'
import { fetchPage, PAGE_LIMITS, type FetchLimits } from '../../src/main/fetch-page.ts'
import { nodeTransport } from './node-transport.ts'
import type { Outcome, Part } from './part.ts'

/** How long any of them may take, in milliseconds, with the limits of the app. */
const END = 30_000

const AT_A_TIME = 4

/** Growth of the process that is allowed, in bytes: the largest page that is taken, a few times over. */
const MEMORY = 250 * 1_024 * 1_024

/**
 * A server of a stranger that leads astray, is slow, lies, or never ends. It stands for what is public; everything else on
 * this machine is forbidden, and counts who asks.
 */
export const urls: Part = {
  name: 'URL import: redirects, loops, slow, endless and lying bodies, bombs',
  goal: '0 forbidden hosts contacted, all end within 30 s, memory bounded',
  run: (scale) => fetchAll(scale === 'full' ? PAGE_LIMITS : SHORT, (stranger) => onlyStranger(stranger)),
  // As without any policy about addresses.
  broken: () => fetchAll(SHORT, () => () => true),
}

/** The same limits, but for time: a tenth of it. */
const SHORT: FetchLimits = { ...PAGE_LIMITS, headersTimeout: 1_500, totalTimeout: 3_000 }

function onlyStranger(stranger: string): AddressPolicy {
  return (address) => address === stranger || publicAddresses(address)
}

type Case = {
  name: string
  answer: (request: IncomingMessage, response: ServerResponse) => void
  ends: RegExp
}

const redirect =
  (location: string): Case['answer'] =>
  (_request, response) =>
    void response.writeHead(302, { Location: location }).end()

/** Where a redirect must not lead: this machine and its network in every spelling, and what is no web address. */
const FORBIDDEN = [
  'file:///etc/passwd',
  'data:text/html,<p>x</p>',
  'javascript:1',
  'ftp://127.0.0.2/',
  'app://postil/index.html',
  'blob:app://postil/x',
  'about:blank',
  'http://127.0.0.2:PORT/',
  'http://127.1:PORT/',
  'http://2130706434:PORT/',
  'http://0x7f000002:PORT/',
  'http://0177.0.0.2:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.2]:PORT/',
  'http://[::ffff:7f00:2]:PORT/',
  'http://0.0.0.0:PORT/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://100.64.0.1/',
  'http://[64:ff9b::7f00:2]/',
  'http://[2002:7f00:2::]/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://localhost:PORT/',
  'http://inside.test:PORT/',
  'http://user:secret@127.0.0.2:PORT/',
  'http://stranger.test@127.0.0.2:PORT/',
  '//127.0.0.2:PORT/',
  '\\\\127.0.0.2:PORT\\',
] as const

function cases(port: number): Case[] {
  const gigabyte = Buffer.alloc(64 * 1_024 * 1_024)
  const bomb = gzipSync(gigabyte)
  const brotli = brotliCompressSync(gigabyte, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  const twice = (body: Buffer, times: number, response: ServerResponse) => {
    for (let index = 0; index < times; index += 1) response.write(body)
    response.end()
  }
  return [
    ...FORBIDDEN.map((location) => ({
      name: `redirect to ${location}`,
      answer: redirect(location.replace('PORT', String(port))),
      ends: /^(forbidden|address|network)$/,
    })),
    { name: 'a loop', answer: redirect('/loop'), ends: /^redirects$/ },
    {
      name: 'ever another address',
      answer: (request, response) =>
        redirect(`/more${request.url?.length ?? 0}x${request.url ?? ''}`)(request, response),
      ends: /^redirects$/,
    },
    { name: 'no answer at all', answer: () => {}, ends: /^timeout$/ },
    {
      name: 'a header a second',
      answer: (_request, response) => {
        const timer = setInterval(() => response.socket?.write('X-Slow: 1\r\n'), 300)
        response.socket?.write('HTTP/1.1 200 OK\r\n')
        response.socket?.on('close', () => clearInterval(timer))
      },
      ends: /^(timeout|network)$/,
    },
    {
      name: 'a body that drips',
      answer: (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' })
        const timer = setInterval(() => response.write('x'), 100)
        response.on('close', () => clearInterval(timer))
      },
      ends: /^timeout$/,
    },
    {
      name: 'a body without end',
      answer: (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' })
        const chunk = Buffer.alloc(1 << 20, 'x')
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', more)
        more()
      },
      ends: /^too-large$/,
    },
    {
      name: 'a length that is a lie (too short)',
      answer: (_request, response) => {
        response.writeHead(200, { 'Content-Length': '1000000' })
        response.write('short')
        setTimeout(() => response.destroy(), 50)
      },
      ends: /^network$/,
    },
    {
      name: 'a length that is a lie (two bytes)',
      answer: (_request, response) =>
        response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nmore than two'),
      ends: /^(ok|network)$/,
    },
    {
      name: 'a type that is a lie',
      answer: (_request, response) =>
        response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(Buffer.alloc(11 << 20, 'x')),
      ends: /^too-large$/,
    },
    {
      name: 'a gzip bomb',
      answer: (_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' })
        twice(bomb, 16, response)
      },
      ends: /^(too-large|network)$/,
    },
    {
      name: 'a brotli bomb',
      answer: (_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'br' })
        twice(brotli, 1, response)
      },
      ends: /^(too-large|network)$/,
    },
    { name: 'nothing', answer: (_request, response) => void response.end(), ends: /^ok$/ },
    {
      name: 'an error',
      answer: (_request, response) => void response.writeHead(503).end('down'),
      ends: /^status$/,
    },
    {
      name: 'no HTTP',
      answer: (_request, response) => response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
      ends: /^network$/,
    },
    {
      name: 'an article',
      answer: (_request, response) =>
        void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Words.</p>'),
      ends: /^ok$/,
    },
  ]
}

async function fetchAll(
  limits: FetchLimits,
  policyFor: (stranger: string) => AddressPolicy,
): Promise<Outcome> {
  const stranger = '127.0.0.1'
  const inside = await listen('127.0.0.2', (_request, response) => void response.end('secret'))
  const insidePort = portOf(inside)
  const failures: string[] = []
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  const all = cases(insidePort)
  const attempt = async ({ name, answer, ends }: Case) => {
    const server = await listen(stranger, answer)
    const contacted: string[] = []
    const transport = nodeTransport(
      { 'stranger.test': stranger, localhost: '127.0.0.2', 'inside.test': '127.0.0.2' },
      contacted,
    )
    const started = performance.now()
    const page = await fetchPage(
      transport,
      `http://stranger.test:${portOf(server)}/`,
      policyFor(stranger),
      new AbortController().signal,
      limits,
    )
    const took = performance.now() - started
    const ended = page.ok ? 'ok' : page.failure.kind
    if (!ends.test(ended)) failures.push(`${name}: ended as ${ended}`)
    if (took > END) failures.push(`${name}: took ${Math.round(took)} ms`)
    const forbidden = contacted.filter((address) => address !== stranger)
    if (forbidden.length > 0) failures.push(`${name}: contacted ${forbidden.join(', ')}`)
    server.closeAllConnections()
    server.close()
  }
  // Some at a time: most of what they take is waiting.
  const waiting = all.values()
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const each of waiting) await attempt(each)
    }),
  )
  clearInterval(watch)
  inside.closeAllConnections()
  inside.close()
  if (peak - before > MEMORY) failures.push(`memory grew by ${Math.round((peak - before) / 1_048_576)} MB`)
  return { cases: all.length, failures }
}

async function listen(address: string, answer: Case['answer']): Promise<Server> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

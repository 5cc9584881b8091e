import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The window is served from here and not from `file://`: an origin of its own, which reads nothing else. */
export const APP_ORIGIN = 'app://postil'

/**
 * Scripts only from the app itself, and strings become code nowhere (Trusted Types); pictures only from the
 * app, so that reading an article never touches the network. A wall of its own beside the sanitiser.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify postil-import',
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The thread that reads PDF may run WebAssembly, which the window may not: what scanned pages are packed with is
 * unpacked by it. A thread has the policy that its own script came with, no page and no network.
 */
const PDF_WORKER = /^\/assets\/pdf\.worker[\w.-]*\.mjs$/
const DECODERS_ALLOWED = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
}

/** Declares the scheme. Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** A picture of the library by its name; null when there is none. */
export type ImageSource = (name: string) => { mediaType: string; bytes: Uint8Array } | null

/**
 * Serves the files of `folder` as `app://postil/…`, the library's pictures as `app://postil/image/…`, and nothing beside.
 * What is asked for before there are pictures to be had waits for them.
 */
export function serveApp(
  session: Session,
  folder: string,
  pictures: ImageSource | Promise<ImageSource>,
): void {
  session.protocol.handle('app', async (request) => {
    const imageOf = await pictures
    const { host, pathname } = new URL(request.url)
    const picture = /^\/image\/([0-9a-f]{64})$/.exec(pathname)?.[1]
    if (host === 'postil' && picture !== undefined && request.method === 'GET') {
      const image = imageOf(picture)
      if (image === null) return notFound()
      const lasting = { 'Cache-Control': 'max-age=31536000, immutable' }
      return new Response(new Uint8Array(image.bytes), {
        headers: { ...headers(image.mediaType), ...lasting },
      })
    }
    const file = normalize(join(folder, decodeURIComponent(pathname)))
    if (host !== 'postil' || request.method !== 'GET' || !file.startsWith(folder + sep)) return notFound()
    const type = CONTENT_TYPES[extname(file)]
    if (type === undefined) return notFound()
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: PDF_WORKER.test(pathname) ? { ...headers(type), ...DECODERS_ALLOWED } : headers(type),
      })
    } catch {
      return notFound()
    }
  })
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') })
}

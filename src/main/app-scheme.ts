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

const LIBRARY_FILE = /^\/(image(?=\/[0-9a-f]{64}$)|original(?=\/[0-9A-Z]{26}$))\/(\w+)$/

/** Declares the scheme. Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** A file of the library by its name; null when there is none. */
export type LibraryFile = (name: string) => { mediaType: string; bytes: Uint8Array } | null

/** What the library holds beside texts: pictures by their hash, and the files that revisions were made from. */
export type LibraryFiles = { image: LibraryFile; original: LibraryFile }

/**
 * Serves the files of `folder` as `app://postil/…`, the library's pictures as `app://postil/image/…`, the files of its
 * revisions as `app://postil/original/…`, and nothing beside.
 */
export function serveApp(session: Session, folder: string, library: LibraryFiles): void {
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const [, kind, name] = LIBRARY_FILE.exec(pathname) ?? []
    if (host === 'postil' && name !== undefined && request.method === 'GET') {
      const found = kind === 'image' ? library.image(name) : library.original(name)
      if (found === null) return notFound()
      const lasting = { 'Cache-Control': 'max-age=31536000, immutable' }
      // A file itself is only ever asked for by the window's script: shown as a page it would be another reader.
      const kept =
        kind === 'image' ? lasting : { 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment' }
      return new Response(new Uint8Array(found.bytes), {
        headers: { ...headers(found.mediaType), ...kept },
      })
    }
    const file = normalize(join(folder, decodeURIComponent(pathname)))
    if (host !== 'postil' || request.method !== 'GET' || !file.startsWith(folder + sep)) return notFound()
    const type = CONTENT_TYPES[extname(file)]
    if (type === undefined) return notFound()
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headers(type) })
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

import type { ElectronApplication, Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, mergeConfig, type InlineConfig, type UserConfig } from 'vite'
import config from '../../electron.vite.config.ts'
import { isFresh, SOURCES } from '../../scripts/runtime/build-app.ts'
import { projectRoot } from '../../scripts/runtime/project.ts'

/** Which of the two walls stand. */
export type Walls = { sanitiser: boolean; policy: boolean }

/** Where the window without its sanitiser is built; never in a folder that is packaged. */
const UNSANITISED = join(projectRoot, 'out', 'torture', 'renderer')

/**
 * Builds the window with one module exchanged: `renderer/import/sanitize.ts` for one that lets everything through.
 * The app itself has no such switch: there is nothing in it that could be turned.
 */
async function buildUnsanitised(): Promise<void> {
  if (isFresh('out/torture/renderer/index.html', ['bench/torture/unsanitised.ts', ...SOURCES])) return
  const standIn = fileURLToPath(new URL('unsanitised.ts', import.meta.url))
  const renderer = (config as { renderer: UserConfig }).renderer
  await build(
    mergeConfig(renderer, {
      configFile: false,
      logLevel: 'error',
      root: join(projectRoot, 'src', 'renderer'),
      base: './',
      plugins: [
        {
          name: 'no-sanitiser',
          enforce: 'pre',
          resolveId: (source: string) => (/(^|\/)sanitize\.ts$/.test(source) ? standIn : null),
        },
      ],
      build: {
        outDir: UNSANITISED,
        emptyOutDir: true,
        rollupOptions: { input: join(projectRoot, 'src', 'renderer', 'index.html') },
      },
    } satisfies InlineConfig),
  )
  if (!existsSync(join(UNSANITISED, 'index.html')))
    throw new Error('The window without a sanitiser was not built')
}

/** Lets the running app serve its window with only these walls, and loads it anew. */
export async function leaveOnly(walls: Walls, electronApp: ElectronApplication, page: Page): Promise<void> {
  if (walls.sanitiser && walls.policy) return
  if (!walls.sanitiser) await buildUnsanitised()
  const folder = walls.sanitiser ? join(projectRoot, 'out', 'renderer') : UNSANITISED
  const policy = walls.policy
    ? await page.evaluate(async () =>
        (await fetch('app://postil/index.html')).headers.get('content-security-policy'),
      )
    : null
  await electronApp.evaluate(
    ({ session }, [from, header]) => {
      const { readFileSync } = process.getBuiltinModule('node:fs')
      const types: Record<string, string> = {
        html: 'text/html; charset=utf-8',
        js: 'text/javascript',
        mjs: 'text/javascript',
        css: 'text/css',
        woff2: 'font/woff2',
        woff: 'font/woff',
      }
      const { protocol } = session.defaultSession
      protocol.unhandle('app')
      protocol.handle('app', (request) => {
        const { pathname } = new URL(request.url)
        try {
          const bytes = readFileSync(from + decodeURIComponent(pathname))
          const type = types[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
          return new Response(new Uint8Array(bytes), {
            headers: {
              'Content-Type': type,
              ...(header === null ? {} : { 'Content-Security-Policy': header }),
            },
          })
        } catch {
          return new Response('Not found', { status: 404 })
        }
      })
    },
    [folder, policy] as const,
  )
  await page.reload()
}

import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { licences } from './scripts/runtime/licences.ts'

/** Everything is bundled but Electron itself and the one module with a native part. */
const external = ['electron', 'better-sqlite3']

const root = fileURLToPath(new URL('.', import.meta.url))
/** What is bundled is listed with its licence, for the About box. */
const listed = (part: 'main' | 'preload' | 'renderer') => licences(part, root, `${root}/out`)

export default defineConfig({
  main: {
    plugins: [listed('main')],
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        // The threads that verify backups and write the library out are programs of their own.
        input: {
          index: 'src/main/index.ts',
          'check-worker': 'src/main/backup/check-worker.ts',
          'writer-worker': 'src/main/export/writer-worker.ts',
        },
        // All in one folder: a thread is started by the name of the file beside the one that starts it.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [listed('preload')],
    build: {
      externalizeDeps: false,
      target: 'node20',
      // A sandboxed preload can't be an ES module.
      rollupOptions: {
        external,
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), listed('renderer')],
    resolve: {
      alias: {
        // Markdown's table of entities. For browsers it has a shorter way, through `innerHTML`, which Trusted Types refuse.
        'decode-named-character-reference': fileURLToPath(
          import.meta.resolve('decode-named-character-reference'),
        ),
      },
    },
    build: {
      target: 'chrome130',
      // Small fonts and images would become data: URLs, which the Content-Security-Policy refuses.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: 'src/renderer/index.html',
        // What the first frame needs comes in one piece: each piece more is a question to main, which has others to answer then.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
})

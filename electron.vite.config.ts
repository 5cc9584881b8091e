import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Everything is bundled but Electron itself and the one module with a native part. */
const external = ['electron', 'better-sqlite3']

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: { external, input: 'src/main/index.ts' },
    },
  },
  preload: {
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
    plugins: [react()],
    build: {
      target: 'chrome130',
      // Small fonts and images would become data: URLs, which the Content-Security-Policy refuses.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})

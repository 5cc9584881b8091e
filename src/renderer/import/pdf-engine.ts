import * as engine from 'pdfjs-dist/legacy/build/pdf.mjs'
import { base64Bytes } from './images.ts'
import { scriptAddress } from './trusted-html.ts'

/** Character maps of Chinese, Japanese and Korean fonts that a file need not carry; loaded one by one as needed. */
const characterMaps = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    // Not among those that a file may rely on (ISO 32000-1, table 118).
    '!../../../node_modules/pdfjs-dist/cmaps/*UTF{8,32}*',
  ],
  { query: '?url&inline', import: 'default' },
)

/** What stands in for the fonts that every reader of PDF must have, and that files therefore leave out. */
const standardFonts = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  {
    query: '?url&inline',
    import: 'default',
  },
)

/** Decoders of what scanned pages are packed with. */
const decoders = import.meta.glob<string>('../../../node_modules/pdfjs-dist/wasm/*.wasm', {
  query: '?url&inline',
  import: 'default',
})

const BUNDLED: Readonly<Record<string, { folder: string; files: Record<string, () => Promise<string>> }>> = {
  cMapUrl: { folder: 'cmaps', files: characterMaps },
  standardFontDataUrl: { folder: 'standard_fonts', files: standardFonts },
  wasmUrl: { folder: 'wasm', files: decoders },
}

/** Hands pdf.js's worker what it asks for, without fetching anything. */
class BundledData {
  /** Rejects for what is not bundled, upon which pdf.js goes on without. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const bundled = BUNDLED[kind]
    const load = bundled?.files[`../../../node_modules/pdfjs-dist/${bundled.folder}/${filename}`]
    const url = load === undefined ? '' : await load()
    const bytes = url === '' ? null : base64Bytes(url.slice(url.indexOf(',') + 1))
    if (bytes === null) throw new Error(`No ${filename} is bundled`)
    return bytes
  }
}

let worker: engine.PDFWorker | null = null

/**
 * Opens a PDF, for its text or to draw its pages: parsed in a worker, without scripts, forms or anything from the
 * network. `bytes` are given away. The caller destroys the task. Rejects with one of pdf.js's exceptions when the file
 * is broken or locked.
 */
export async function openPdf(
  bytes: Uint8Array,
  purpose: 'text' | 'drawing',
): Promise<engine.PDFDocumentLoadingTask> {
  worker ??= await startWorker()
  return engine.getDocument({
    data: bytes,
    worker,
    BinaryDataFactory: BundledData,
    // Fonts are handed over as bytes, which no policy of the window has to let through.
    disableFontFace: purpose === 'text',
    enableXfa: false,
    isEvalSupported: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: engine.VerbosityLevel.ERRORS,
  })
}

async function startWorker(): Promise<engine.PDFWorker> {
  // Where there are no workers (tests), pdf.js runs its other half in place, if somebody has loaded it.
  if (typeof Worker === 'undefined') return new engine.PDFWorker()
  const { default: address } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url')
  return engine.PDFWorker.create({ port: new Worker(scriptAddress(address), { type: 'module' }) })
}

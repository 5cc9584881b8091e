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

/** Hands pdf.js's worker what it asks for, without fetching anything. */
class BundledData {
  /** Rejects for all but character maps, upon which pdf.js goes on without: fonts and decoders are for drawing. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const load =
      kind === 'cMapUrl' ? characterMaps[`../../../node_modules/pdfjs-dist/cmaps/${filename}`] : undefined
    const url = load === undefined ? '' : await load()
    const bytes = url === '' ? null : base64Bytes(url.slice(url.indexOf(',') + 1))
    if (bytes === null) throw new Error(`No ${filename} is bundled`)
    return bytes
  }
}

let worker: engine.PDFWorker | null = null

/**
 * Opens a PDF for its text: parsed in a worker, without scripts, forms, fonts or anything from the network. The
 * caller destroys the task. Rejects with one of pdf.js's exceptions when the file is broken or locked.
 */
export async function openPdf(bytes: Uint8Array): Promise<engine.PDFDocumentLoadingTask> {
  worker ??= await startWorker()
  return engine.getDocument({
    // pdf.js gives the bytes away to its worker.
    data: bytes.slice(),
    worker,
    BinaryDataFactory: BundledData,
    disableFontFace: true,
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

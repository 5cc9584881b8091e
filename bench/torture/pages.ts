import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePageWindow } from '../import/page-window.ts'
import { savedPages } from '../import/pages.ts'
import { encode, SAMPLES } from './encodings.ts'
import { eachFails, type Outcome, type Part, type Scale } from './part.ts'
import { payloads } from './payloads.ts'

/** How long a page may take, in milliseconds, on a machine that is busy. */
const END = 30_000

/**
 * Pages as the web has them: in every encoding, declared in each of the ways; real ones, made ones, and such as torture a parser.
 * What comes in is the text that was sent, and showing it again changes nothing.
 */
export const pages: Part = {
  name: 'Pages: every encoding by 70 labels, real ones, what tortures a parser',
  goal: '100 % of the letters; none throws; shown again the same; each ends within 30 s',
  run: (scale) => importAll(scale, APP),
  broken: async () =>
    eachFails([
      // As an importer that does not ask what a page says of itself.
      await importAll('brief', { ...APP, declare: () => ({ header: '', meta: '' }), isBroken: true }),
      // As one that shows a text somewhat differently than it measured it.
      await importAll('brief', { ...APP, shown: (text) => text.replaceAll(/\s+/g, ' '), isBroken: true }),
    ]),
}

/** What may be wrong with an importer, one by one. */
type Importer = {
  declare: (label: string, way: (typeof WAYS)[number]) => { header: string; meta: string }
  shown: (text: string) => string
  /** One that is wrong has shown it by its first failure. */
  isBroken: boolean
}

const WAYS = ['header', 'meta', 'http-equiv'] as const

const APP: Importer = {
  declare: (label, way) => ({
    header: way === 'header' ? `; charset=${label}` : '',
    meta:
      way === 'meta'
        ? `<meta charset="${label}">`
        : way === 'http-equiv'
          ? `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`
          : '',
  }),
  shown: (text) => text,
  isBroken: false,
}

async function importAll(scale: Scale, importer: Importer): Promise<Outcome> {
  makePageWindow()
  const { importDocument } = await import('../../src/renderer/import/import-document.ts')
  const { sanitizeCanonicalHtml } = await import('../../src/renderer/import/sanitize.ts')
  const failures: string[] = []
  let cases = 0
  /** Imports a page; answers its text, or null where there is none to be had. */
  const read = async (name: string, bytes: Buffer, mediaType: string): Promise<string | null> => {
    cases += 1
    const started = performance.now()
    try {
      const url = 'https://example.org/page.html'
      const result = await importDocument({ name: '', bytes: new Uint8Array(bytes), mediaType, url })
      const took = performance.now() - started
      if (took > END) failures.push(`${name}: took ${Math.round(took)} ms`)
      if (!result.ok) return null
      const shown = importer.shown(sanitizeCanonicalHtml(result.value.html).textContent)
      if (shown !== result.value.text) failures.push(`${name}: is shown as another text`)
      return result.value.text
    } catch (error) {
      failures.push(`${name}: threw ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }
  for (const { text, label, way } of declarations(scale)) {
    const { header, meta } = importer.declare(label, way)
    const html = `<!doctype html><html><head>${meta}<title>A page</title></head><body><article><p>${text}</p><p>${text}</p></article></body></html>`
    const bytes = encode(html, label)
    if (bytes === null) failures.push(`${label}: lacks a letter of its sample`)
    else {
      const found = await read(`${label} by ${way}`, bytes, `text/html${header}`)
      if (found?.includes(text) !== true)
        failures.push(`${label} by ${way}: read as ${JSON.stringify(found?.slice(0, 60) ?? null)}`)
    }
    if (importer.isBroken && failures.length > 0) return { cases, failures }
  }
  for (const [index, page] of wholePages(scale).entries()) {
    const text = await read(`page ${index}`, Buffer.from(page), 'text/html; charset=utf-8')
    if (text === null) failures.push(`page ${index}: no article was found`)
  }
  for (const [index, html] of tortures(scale).entries())
    await read(`torture ${index}: ${JSON.stringify(html.slice(0, 60))}`, Buffer.from(html), 'text/html')
  return { cases, failures }
}

/** Each label with the ways of declaring it; one of them in the brief form. A page in UTF-16 can't say so itself. */
function declarations(scale: Scale): { text: string; label: string; way: (typeof WAYS)[number] }[] {
  const all = SAMPLES.flatMap(({ text, labels }) => labels.map((label) => ({ text, label })))
  return all.flatMap(({ text, label }, index) => {
    const ways = label.startsWith('utf-16') ? WAYS.slice(0, 1) : WAYS
    const chosen = scale === 'brief' ? [ways[index % ways.length] ?? 'header'] : ways
    return chosen.map((way) => ({ text, label, way }))
  })
}

function wholePages(scale: Scale): string[] {
  const corpora = process.env['POSTIL_CORPORA']
  const folder = corpora === undefined ? null : join(corpora, 'pages')
  const isThere = folder !== null && existsSync(folder)
  return savedPages(
    isThere ? folder : null,
    scale === 'brief' ? 2 : isThere ? readdirSync(folder).length : 40,
  )
}

/** Our injections, which are markup at its worst; and the documents of `html5lib` in the folder of corpora. */
function tortures(scale: Scale): string[] {
  const corpora = process.env['POSTIL_CORPORA']
  const folder = corpora === undefined ? null : join(corpora, 'html5lib')
  const own = payloads(undefined).map((payload) => `<p>Words before.</p>${payload}<p>Words after.</p>`)
  if (scale === 'brief') return own.filter((_, index) => index % 3 === 0)
  if (folder === null || !existsSync(folder)) return own
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.dat'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^#data\n/m))
    .map((test) => test.slice(0, Math.max(0, test.indexOf('\n#errors'))))
    .filter((document) => document !== '')
  return [...own, ...documents]
}

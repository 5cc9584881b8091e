/**
 * Imports a folder of saved pages and compares each with what is expected of it:
 *
 *     node scripts/import-corpus.ts <folder> [--details]
 *
 * Every subfolder holds `source.html`, `expected.html` (the article) and `expected-metadata.json` (`title`, `byline`,
 * `siteName`, `publishedTime`, `lang`). Prints one row a page: how much of the expected words came through, how much of
 * what came through was expected, and which metadata differ. Exits with 1 when the mean F1 is under 0.95 or a page fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePageWindow } from '../bench/import/page-window.ts'

makePageWindow()
const { importDocument } = await import('../src/renderer/import/import-document.ts')
const { parseInertHtml } = await import('../src/renderer/import/trusted-html.ts')
const { sanitizeSource } = await import('../src/renderer/import/sanitize.ts')
const { canonicalize } = await import('../src/renderer/import/canonical.ts')

const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node scripts/import-corpus.ts <folder> [--details]')
  process.exit(2)
}

const pages = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'source.html')))
const scores: number[] = []
let failed = 0
let milliseconds = 0
for (const name of pages) {
  const started = performance.now()
  const result = await importDocument({
    name: '',
    bytes: new Uint8Array(readFileSync(join(folder, name, 'source.html'))),
    mediaType: 'text/html',
    url: 'http://fakehost/test/page.html',
  })
  milliseconds += performance.now() - started
  if (!result.ok) {
    failed += 1
    console.log(`${name}: ${result.failure.message}`)
    continue
  }
  const expectedBody = parseInertHtml(readFileSync(join(folder, name, 'expected.html'), 'utf8')).body
  const expected = words(canonicalize(sanitizeSource(expectedBody))?.text ?? '')
  const found = words(result.value.text)
  const common = overlap(found, expected)
  const recall = common / Math.max(1, expected.length)
  const precision = common / Math.max(1, found.length)
  const f1 = common === 0 ? 0 : (2 * recall * precision) / (recall + precision)
  scores.push(f1)
  console.log(`${f1.toFixed(3)}  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}  ${name}`)
  if (!flags.includes('--details')) continue
  const metadata: Record<string, unknown> = JSON.parse(
    readFileSync(join(folder, name, 'expected-metadata.json'), 'utf8'),
  )
  const { title, byline, source, publishedAt, language } = result.value
  for (const [field, value, wanted] of [
    ['title', title, metadata['title']],
    ['byline', byline, metadata['byline']],
    ['source', source, metadata['siteName']],
    ['published', publishedAt, metadata['publishedTime']],
    ['language', language, metadata['lang']],
  ]) {
    if (value !== (wanted ?? null))
      console.log(`       ${String(field)}: ${JSON.stringify(value)}, not ${JSON.stringify(wanted ?? null)}`)
  }
}
const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
console.log(
  `${pages.length} pages, ${failed} failed, mean F1 ${mean.toFixed(4)}, ${(milliseconds / pages.length).toFixed(0)} ms a page`,
)
process.exitCode = failed > 0 || mean < 0.95 ? 1 : 0

function words(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** How many words two texts share, each counted as often as it is in both. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    common += 1
  }
  return common
}

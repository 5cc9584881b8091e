import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listDocuments } from '../src/main/store/documents.ts'
import { openLibrary } from '../src/main/store/open-library.ts'
import { closeStore } from '../src/main/store/open.ts'
import { search } from '../src/main/store/search.ts'
import { checkSearch } from '../src/main/store/search-index.ts'
import { assert } from '../src/shared/result.ts'
import { seeded } from './claims-library.ts'
import { fillReadingLibrary } from './reading-library.ts'

/** The library that a heavy reader has after years; `--small` for a quick look. */
const SIZE = process.argv.includes('--small')
  ? { documents: 1_000, words: 800, annotations: 10_000 }
  : { documents: 10_000, words: 800, annotations: 100_000 }
const SEED = 20_190_516
const QUERIES = 400
const GOAL_P95_MS = 50

const folder = join(import.meta.dirname, 'data')
const path = join(folder, `reading-${SIZE.documents}.postil`)
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder).filter((name) => name.startsWith(basename(path))))
  rmSync(join(folder, file))

const opened = openLibrary(path)
assert(opened.ok, 'a new library', opened.ok ? '' : opened.failure.message)
const { store } = opened.value
// Only the making of it: what is measured reads.
store.pragma('synchronous = OFF')
const filling = performance.now()
const words = fillReadingLibrary(opened.value, SIZE, SEED)
console.log(`library made in ${((performance.now() - filling) / 1_000).toFixed(0)} s`)
store.pragma('wal_checkpoint(TRUNCATE)')
console.log(`file: ${(statSync(path).size / 1_048_576).toFixed(0)} MB`)

const random = seeded(SEED + 1)
const zipf = () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? 'the'
const rare = () => words[Math.floor(random() * words.length)] ?? 'the'
const QUESTIONS: Readonly<Record<string, () => string>> = {
  'one letter': () => zipf().slice(0, 1),
  'two letters': () => zipf().slice(0, 2),
  'three letters': () => zipf().slice(0, 3),
  'a word, being typed': () => zipf(),
  'a word': () => `${zipf()} `,
  'a rare word': () => rare(),
  'two words': () => `${zipf()} ${zipf()}`,
  'four words': () => `${zipf()} ${zipf()} ${zipf()} ${zipf()}`,
  'a phrase': () => `"${zipf()} ${zipf()}"`,
  'the most frequent words': () => words.slice(0, 3).join(' '),
  'a word and a filter': () => `${zipf()} source:ledger after:2018`,
  'highlights with notes': () => `${zipf()} has:note is:highlight`,
  'a filter alone': () => 'is:unread after:2020',
  'a sign': () => '€',
  'two characters of Chinese': () => '中国',
}

const all: number[] = []
for (const [name, ask] of Object.entries(QUESTIONS)) {
  const times = Array.from({ length: Math.ceil(QUERIES / Object.keys(QUESTIONS).length) }, () => {
    const query = ask()
    const start = performance.now()
    search(store, query, { offset: 0, limit: 30 })
    return performance.now() - start
  })
  all.push(...times)
  console.log(`${name.padEnd(28)} ${summary(times)}`)
}
console.log(`${'all searches'.padEnd(28)} ${summary(all)}`)

const listing = Array.from({ length: 10 }, () => {
  const start = performance.now()
  listDocuments(store)
  return performance.now() - start
})
console.log(`${'the shelf, read whole'.padEnd(28)} ${summary(listing)}`)
const checking = performance.now()
const problems = checkSearch(store)
console.log(
  `index checked in ${((performance.now() - checking) / 1_000).toFixed(1)} s: ${problems.join('; ') || 'sound'}`,
)
closeStore(store)
process.exitCode = quantile(all, 0.95) <= GOAL_P95_MS && problems.length === 0 ? 0 : 1

function summary(times: readonly number[]): string {
  const show = (share: number) => quantile(times, share).toFixed(1).padStart(7)
  return `median ${show(0.5)} ms   p95 ${show(0.95)} ms   worst ${show(1)} ms`
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

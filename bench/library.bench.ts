import { statSync } from 'node:fs'
import { join } from 'node:path'
import { listShelf } from '../src/main/store/shelf.ts'
import { openLibrary } from '../src/main/store/open-library.ts'
import { closeStore, type Store } from '../src/main/store/open.ts'
import { search } from '../src/main/store/search.ts'
import { checkSearch } from '../src/main/store/search-index.ts'
import { planSearch } from '../src/main/store/search-match.ts'
import { parseSearchQuery } from '../src/shared/search/search-query.ts'
import { assert } from '../src/shared/result.ts'
import { seeded } from './claims-library.ts'
import { quantile, recordFigure } from './figures.ts'
import { measureSearchBox, measureShelf, measureStart } from './library/large-library-window.ts'
import { libraryWords, makeReadingLibrary } from './reading-library.ts'

// The library that a heavy reader has after years: `--small` for a quick look, a word for one part alone.
const isSmall = process.argv.includes('--small')
const SIZE = isSmall
  ? { documents: 1_000, words: 800, annotations: 10_000 }
  : { documents: 10_000, words: 800, annotations: 100_000 }
const SEED = 20_190_516
/** How many searches of each kind. */
const EACH = 30
/** Compared one by one, as no index has it; nobody searches like that as they type, so that it is told apart. */
const APART = 'a sign'
const PAGE = 40

const data = join(import.meta.dirname, 'data')
const large = join(data, `reading-${SIZE.documents}`)
const one = join(data, 'reading-1')
const only = process.argv.slice(2).find((word) => !word.startsWith('-'))

const took = makeReadingLibrary(large, SIZE, SEED)
console.log(
  `library of ${SIZE.documents.toLocaleString('en')} articles ${took === null ? 'was there' : `made in ${took.toFixed(0)} s`}, ` +
    `${(statSync(join(large, 'library.postil')).size / 2 ** 20).toFixed(0)} MB`,
)
makeReadingLibrary(one, { documents: 1, words: 800, annotations: 10 }, SEED)
const size = `${SIZE.documents.toLocaleString('en')} articles and ${SIZE.annotations.toLocaleString('en')} highlights`

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  search: searching,
  start: () => measureStart(large, one, size),
  shelf: () => measureShelf(large, size),
  box: () => measureSearchBox(large, libraryWords(SEED), seeded(SEED + 2), size),
}
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part()

/** What the store takes for a search, beside FTS5 asked for the same words alone. */
function searching(): void {
  const opened = openLibrary(join(large, 'library.postil'))
  assert(opened.ok, 'the library', opened.ok ? '' : opened.failure.message)
  const { store } = opened.value
  const words = libraryWords(SEED)
  const random = seeded(SEED + 1)
  const zipf = () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? 'the'
  const rare = () => words[Math.floor(random() * words.length)] ?? 'the'
  const questions: Readonly<Record<string, () => string>> = {
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
    [APART]: () => '€',
    'two characters of Chinese': () => '中国',
  }
  const all: number[] = []
  let own = 0
  let bare = 0
  for (const [name, ask] of Object.entries(questions)) {
    const times: number[] = []
    const plain: number[] = []
    for (let round = 0; round < EACH; round += 1) {
      const query = ask()
      // In turn which is first: the second finds the pages in memory.
      if (round % 2 === 0) times.push(timeOf(() => search(store, query, { offset: 0, limit: PAGE })))
      const alone = bareQuery(store, query)
      if (round % 2 === 1) times.push(timeOf(() => search(store, query, { offset: 0, limit: PAGE })))
      if (alone === null) continue
      plain.push(alone)
      own += times.at(-1) ?? 0
      bare += alone
    }
    if (name !== APART) all.push(...times)
    console.log(
      `${name.padEnd(28)} ${summary(times)}${plain.length === 0 ? '' : `   FTS5 alone: ${summary(plain)}`}`,
    )
  }
  console.log(`${'all searches'.padEnd(28)} ${summary(all)}`)
  const listing = Array.from({ length: 10 }, () => timeOf(() => listShelf(store)))
  console.log(`${'the shelf, read whole'.padEnd(28)} ${summary(listing)}`)
  const checking = performance.now()
  const problems = checkSearch(store)
  console.log(
    `index checked in ${((performance.now() - checking) / 1_000).toFixed(1)} s: ${problems.join('; ') || 'sound'}`,
  )
  closeStore(store)
  if (problems.length > 0) process.exitCode = 1
  recordFigure({
    id: 'library.search',
    what: `A search over ${size}, p95`,
    against: '',
    value: quantile(all, 0.95),
    unit: 'ms',
    goal: { is: 'at most', value: 50 },
  })
  recordFigure({
    id: 'library.search-ratio',
    what: 'The same searches, all that have words together, with snippets and marks',
    against: 'FTS5 asked for their words alone',
    value: own / bare,
    unit: '×',
    goal: { is: 'at most', value: 1.5 },
  })
}

/** How long FTS5 alone takes for the words of a query, weighed, as its documentation asks; null when it has none. */
function bareQuery(store: Store, query: string): number | null {
  const { words } = planSearch(parseSearchQuery(query).terms, null)
  if (words === null) return null
  const statement = store.prepare(
    'SELECT rowid FROM search_word WHERE search_word MATCH ? ORDER BY rank LIMIT ?',
  )
  return timeOf(() => statement.all(words, PAGE))
}

function timeOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function summary(times: readonly number[]): string {
  const show = (share: number) => quantile(times, share).toFixed(1).padStart(7)
  return `median ${show(0.5)} ms   p95 ${show(0.95)} ms   worst ${show(1)} ms`
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '../src/main/store/library.ts'
import { createDocument } from '../src/main/store/documents.ts'
import { listKinds } from '../src/main/store/kinds.ts'
import { LATEST_VERSION } from '../src/main/store/migrations/migrate.ts'
import { openLibrary } from '../src/main/store/open-library.ts'
import { closeStore } from '../src/main/store/open.ts'
import { listVerdicts } from '../src/main/store/verdicts.ts'
import { assert } from '../src/shared/result.ts'
import { seeded } from './claims-library.ts'
import { outsideSteps } from '../src/main/store/journal.ts'

/** How large a library to make; `words` is the mean length of an article. */
export type ReadingLibrarySize = { documents: number; words: number; annotations: number }

/** Syllables of which words are made, so that there are as many different words as a language has. */
const SYLLABLES = 'ka ro ti men sa lu ber no vi sta el dor qui pre con ter ni gra fo mi ha zen wal ty'.split(
  ' ',
)
/** The words that stand everywhere, about as often as in English. */
const COMMON =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had'.split(
    ' ',
  )
const SOURCES = [
  'Data Driven Futures',
  'The Daily Ledger',
  'Morning Wire',
  'Harbour Post',
  'El Diario del Sur',
]
const LANGUAGES = ['en', 'en-GB', 'es', 'de', 'fr']
const DAY = 86_400_000

/** How many different words an article may be made of. */
const VOCABULARY = 50_000

/** The words of a library made from a seed, the most frequent first. */
export function libraryWords(seed: number): string[] {
  return vocabulary(seeded(seed), VOCABULARY)
}

/**
 * Makes a library in a folder of its own, or leaves the one that is there when it is of the same size, seed and
 * version; answers the seconds that it took, null when it was there. Ten thousand articles take two minutes.
 */
export function makeReadingLibrary(folder: string, size: ReadingLibrarySize, seed: number): number | null {
  const stamp = join(folder, 'made.json')
  const made = JSON.stringify({ ...size, seed, version: LATEST_VERSION })
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return null
  const begun = performance.now()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a new library', opened.ok ? '' : opened.failure.message)
  const { store } = opened.value
  // Only the making of it: what is measured reads.
  store.pragma('synchronous = OFF')
  fillReadingLibrary(opened.value, size, seed)
  closeStore(store)
  writeFileSync(stamp, made)
  return (performance.now() - begun) / 1_000
}

/** Words by rank, the first the most frequent, as Zipf's law has it. */
function vocabulary(random: () => number, size: number): string[] {
  const words = new Set(COMMON)
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 4)
    words.add(
      Array.from({ length: syllables + 1 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
        '',
      ),
    )
  }
  return [...words]
}

/**
 * Fills an empty library with articles of a natural spread of words, and annotations with notes, tags and claims on
 * them. The same for the same seed, but for ids and times.
 */
export function fillReadingLibrary(library: Library, size: ReadingLibrarySize, seed: number): void {
  const { store, clock } = library
  const random = seeded(seed)
  const words = vocabulary(random, VOCABULARY)
  const word = () => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? 'the'
  const some = (count: number) => Array.from({ length: count }, word).join(' ')
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    assert(item !== undefined, 'an item to pick')
    return item
  }

  const documents: { id: string; revisionId: string; text: string }[] = []
  for (let index = 0; index < size.documents; index += 1) {
    const length = Math.round(size.words * (0.3 + 1.4 * random()))
    const paragraphs = Array.from({ length: Math.max(1, Math.round(length / 60)) }, () => `${some(60)}.`)
    const text = paragraphs.join('\n')
    const { document } = createDocument(store, clock, {
      title: `${some(7)} ${index}`,
      byline: some(2),
      source: pick(SOURCES),
      url: `https://news.example/${index}`,
      publishedAt: new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 3_600) * DAY)
        .toISOString()
        .slice(0, 10),
      language: pick(LANGUAGES),
      html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'),
      text,
    })
    documents.push({ id: document.id, revisionId: document.revisionId, text })
  }
  annotate(library, documents, size.annotations, { random, some, pick })
}

type Means = {
  random: () => number
  some: (count: number) => string
  pick: <Item>(items: readonly Item[]) => Item
}

function annotate(
  { store, clock }: Library,
  documents: readonly { id: string; revisionId: string; text: string }[],
  count: number,
  { random, some, pick }: Means,
): void {
  const kinds = listKinds(store)
  const verdicts = listVerdicts(store)
  outsideSteps(store, () => {
    const insertTag = store.prepare('INSERT INTO tag (id, name) VALUES (?, ?)')
    const tags = Array.from({ length: 500 }, (_, index) => {
      const id = clock.id()
      insertTag.run(id, `${some(1)}/${index}`)
      return id
    })
    const speakers = Array.from({ length: 300 }, (_, index) => {
      const id = clock.id()
      store
        .prepare(`INSERT INTO speaker (id, name, source_type) VALUES (?, ?, 'named individual')`)
        .run(id, `${some(2)} ${index}`)
      return id
    })
    const annotation = store.prepare(
      `INSERT INTO annotation (id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset,
           note, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const tagged = store.prepare(
      'INSERT INTO annotation_tag (annotation_id, tag_id, position) VALUES (?, ?, 0)',
    )
    const claim = store.prepare(
      'INSERT INTO claim (annotation_id, claim_reviewed, speaker_id, verdict_id) VALUES (?, ?, ?, ?)',
    )
    for (let index = 0; index < count; index += 1) {
      const id = clock.id()
      const { id: documentId, revisionId, text } = pick(documents)
      const start = Math.floor(random() * Math.max(1, text.length - 200))
      const end = Math.min(text.length, start + 40 + Math.floor(random() * 140))
      const kind = pick(kinds)
      const at = clock.now() + index
      const note = random() < 0.4 ? some(12) : ''
      const quote = text.slice(start, end)
      annotation.run(
        ...[id, documentId, revisionId, kind.id, quote],
        ...[text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32), start, end, note, at, at],
      )
      if (random() < 0.3) tagged.run(id, pick(tags))
      if (kind.isClaim) claim.run(id, quote, pick(speakers), pick(verdicts).id)
    }
  })
}

import { join } from 'node:path'
import { createDocument, getDocument } from '../../src/main/store/documents.ts'
import { listKinds } from '../../src/main/store/kinds.ts'
import { openLibrary } from '../../src/main/store/open-library.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { assert } from '../../src/shared/result.ts'
import { generatedCorpus } from '../anchoring/generated-corpus.ts'
import { outsideSteps } from '../../src/main/store/journal.ts'

/** The title of the article. */
export const LONG_ARTICLE = 'A long article'

/** How long the article is in words, and how many highlights it has. */
export type LongArticle = { words: number; highlights: number; notes?: boolean }

/** Makes a library with one long article in an empty folder; answers its HTML. Highlights are of every kind but claims. */
export function makeLongArticle(folder: string, { words, highlights, notes = true }: LongArticle): string {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a new library', opened.ok ? '' : opened.failure.message)
  const library = opened.value
  const { store, clock } = library
  const work = generatedCorpus.make(words, highlights, 'unchanged', 11)
  const html = work.before
    .split('\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
  const { document } = createDocument(store, clock, {
    title: LONG_ARTICLE,
    byline: 'A benchmark',
    source: 'Bench',
    url: 'https://bench.example/long',
    publishedAt: '2026-01-01',
    language: 'en',
    html,
    text: work.before,
  })
  const revisionId = getDocument(store, document.id)?.revisionId
  const kinds = listKinds(store).filter(({ isClaim }) => !isClaim)
  outsideSteps(store, () => {
    const insert = store.prepare(
      `INSERT INTO annotation (id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset,
           note, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    for (const [index, { quote, position }] of work.selectors.entries()) {
      assert(position !== null, 'a passage with its position')
      const note = notes && index % 3 === 0 ? `Note ${index}: compare with the record of that day.` : ''
      insert.run(
        ...[clock.id(), document.id, revisionId, kinds[index % kinds.length]?.id],
        ...[quote.exact, quote.prefix, quote.suffix, position.start, position.end],
        ...[note, clock.now(), clock.now()],
      )
    }
  })
  closeStore(store)
  return html
}

/** Adds a short article to a library that nobody has open, with `title`; being the newest, it is the one to be shown at a start. */
export function addShortArticle(folder: string, title: string): void {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'the library', opened.ok ? '' : opened.failure.message)
  const { store, clock } = opened.value
  const text = 'It is short.'
  const url = 'https://bench.example/short'
  createDocument(store, clock, {
    title,
    byline: null,
    source: 'Bench',
    url,
    publishedAt: null,
    language: 'en',
    html: `<p>${text}</p>`,
    text,
  })
  closeStore(store)
}

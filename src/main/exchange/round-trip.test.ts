import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../../shared/export/hostile-text.ts'
import {
  emptyImport,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from '../../shared/interchange/imported.ts'
import { readImport } from '../../shared/interchange/read-import.ts'
import { speakerId } from '../../shared/model/ids.ts'
import type { LibraryFormat } from '../../shared/model/library-export.ts'
import { exportOptions } from '../export/export-fixture.ts'
import { inOneThread } from '../export/in-one-thread.ts'
import { writeLibrary } from '../export/write-library.ts'
import { createAnnotation } from '../store/annotations.ts'
import { turnSuggestions } from '../store/claim-suggestions.ts'
import { updateClaim } from '../store/claim-edits.ts'
import { dismissSuggestions } from '../store/dismissals.ts'
import { createDocument, getDocument, saveReadingPosition } from '../store/documents.ts'
import { addEvidence } from '../store/evidence-edits.ts'
import { storeImport } from '../store/imports.ts'
import { redo, undo, undoState } from '../store/journal.ts'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import {
  annotationDraft,
  documentDraft,
  openedLibrary,
  tableContents,
  temporaryFolder,
} from '../store/library-fixture.ts'
import { changeDocuments, tagDocuments } from '../store/shelf.ts'
import { createSpeaker } from '../store/speaker-edits.ts'
import { createVerdict, listVerdicts } from '../store/verdicts.ts'
import { verify } from '../store/verify.ts'
import { AnnotationImport } from './annotation-import.ts'

const folder = temporaryFolder()

/** Any strings where a reader, an article or a source may leave some. */
const hostile = fc.record({
  title: hostileWords.map((text) => text.slice(0, 10_000)),
  line: hostileText.map((text) => text.slice(0, 1_000)),
  text: hostileWords,
  words: hostileWords.map((text) => text.slice(0, 100_000)),
  note: hostileText,
  tags: fc.array(hostileTag, { maxLength: 3 }),
  name: hostileWords.map((text) => text.slice(0, 1_000)),
  verdict: hostileWords.map((text) => text.slice(0, 200)),
})
type Hostile = typeof hostile extends fc.Arbitrary<infer Value> ? Value : never

function libraryOf(strings: Hostile): Library {
  const library = openedLibrary()
  const { store, clock } = library
  const { title, line, text, words, note, tags, name } = strings
  const body = `${text}\nChina hits back.`.toWellFormed()
  const picture = new Uint8Array([1, 2, 3])
  const image = {
    name: createHash('sha256').update(picture).digest('hex'),
    mediaType: 'image/png' as const,
    bytes: picture,
  }
  const draft = { ...documentDraft(body), title, byline: line, source: line, language: line.slice(0, 64) }
  const { id } = storeImport(store, clock, draft, { images: [image], original: null }).document
  const first = getDocument(store, id)
  if (first === null) throw new Error('Expected the document')
  const selectors = {
    quote: { type: 'TextQuoteSelector' as const, exact: words, prefix: line, suffix: note.slice(0, 32) },
    position: null,
  }
  const made = { kind: 0, note, tags, selectors }
  const claim = createAnnotation(store, clock, annotationDraft(library, first, made))
  const other = createAnnotation(
    store,
    clock,
    annotationDraft(library, first, { note: line, tags: tags.slice(1) }),
  )
  const speaker = createSpeaker(store, clock, {
    name,
    aliases: [name, words.slice(0, 1_000)],
    role: line,
    affiliation: line === '' ? null : line,
    sourceType: 'other',
  })
  // Two of the same name are two.
  createSpeaker(store, clock, { name, aliases: [], role: null, affiliation: null, sourceType: 'document' })
  const verdict = createVerdict(store, clock, { name: strings.verdict, color: 'red', isUnchecked: false })
  updateClaim(store, clock, claim.id, {
    claimReviewed: words,
    speakerId: speakerId.parse(speaker.id),
    verdictId: verdict.id,
    conclusion: note.slice(0, 100_000),
    reviewer: line,
    reviewedAt: '2026-09-21',
    attribution: {
      kind: 'mixed',
      cue: line,
      source: line,
      saidAt: line,
      place: null,
      channel: line,
      relayedBy: '',
    },
  })
  const link = { relation: 'contradicts' as const, note: line, accessedAt: '2026-09-20' }
  addEvidence(store, clock, claim.id, { ...link, target: { type: 'annotation', annotationId: other.id } })
  addEvidence(store, clock, claim.id, {
    ...link,
    target: { type: 'url', url: 'https://example.org/(a)', title: line },
  })
  // A later state of the text, in which only one of the two still stands.
  storeImport(
    store,
    clock,
    { ...draft, html: '<p>China hits back!</p>', text: 'China hits back!' },
    { images: [image], original: null },
  )
  createDocument(store, clock, {
    ...documentDraft('Another one.'),
    url: null,
    title: `${title}!`.slice(0, 10_000),
  })
  changeDocuments(store, clock, [id], { status: 'done', isStarred: true })
  tagDocuments(store, clock, [id], tags, [])
  saveReadingPosition(store, clock, id, { offset: 3, pixels: -2.5 }, 0.25)
  turnSuggestions(store, clock, id, false)
  dismissSuggestions(store, clock, [{ documentId: id, revisionId: first.revisionId, selectors }])
  return library
}

/** Adds two highlights whose articles are not in the library. */
async function wait(library: Library, { title, line, words, note, tags }: Hostile): Promise<void> {
  const imported = emptyImport()
  imported.documents.push(importedDocument('a', `${title.slice(0, 9_000)} elsewhere`, { byline: line }))
  imported.documents.push(importedDocument('b', 'Another', { url: 'https://example.org/elsewhere' }))
  for (const [index, document] of ['a', 'b'].entries()) {
    imported.annotations.push(
      importedAnnotation({
        ...{
          origin: `test:${index}`,
          line: index + 1,
          document,
          selectors: quoteSelectors(`${words} x y z`),
        },
        ...{ note, tags, kindName: line, createdAt: index },
      }),
    )
  }
  const session = new AnnotationImport(library)
  session.add({ format: 'hypothesis', file: 'file', imported })
  await session.carryOut()
}

async function taken(library: Library, format: LibraryFormat): Promise<string> {
  const target = join(folder, `library.${format}`)
  const options = exportOptions({ format, withArticle: true })
  writeLibrary({ target, options }, inOneThread(library.store))
  return readFileSync(target, 'utf8')
}

async function brought(library: Library, text: string) {
  const session = new AnnotationImport(library)
  for (const { format, files, imported } of readImport([{ name: 'library', text }]).imports) {
    session.add({ format, file: files.join(), imported })
  }
  const plan = await session.plan()
  return { plan, result: await session.carryOut() }
}

/** Everything that a library says, with tags by their names: their ids are nobody's. */
function contents({ store }: Library): Record<string, unknown[]> {
  const all = (sql: string) => store.prepare(sql).all()
  return {
    ...tableContents(store, [
      ...[
        'document',
        'revision',
        'kind',
        'annotation',
        'speaker',
        'verdict',
        'claim',
        'evidence',
        'detached',
        'dismissal',
      ],
    ]),
    images: all('SELECT sha256, media_type, bytes FROM image ORDER BY 1'),
    annotationTags: all(
      'SELECT annotation_id, name, position FROM annotation_tag JOIN tag ON tag.id = tag_id ORDER BY 1, 3',
    ),
    documentTags: all('SELECT document_id, name FROM document_tag JOIN tag ON tag.id = tag_id ORDER BY 1, 2'),
  }
}

it('a library that is taken out as JSON and brought into an empty one is the same, table by table', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (strings) => {
      const library = libraryOf(strings)
      await wait(library, strings)
      const text = await taken(library, 'json')
      const other = openedLibrary()
      const { plan } = await brought(other, text)
      expect(plan.counts).toEqual({ stored: 2, known: 0, waiting: 2, 'not-understood': 0 })
      const { images, ...rows } = contents(other)
      const { images: hadImages, ...had } = contents(library)
      expect(rows).toEqual(had)
      // The picture is the current text's; when it was added is not of it.
      expect(images).toEqual(hadImages)
      expect(verify(other.store).damage).toEqual([])
      const before = contents(other)
      const again = await brought(other, text)
      expect(again.plan.counts).toMatchObject({ stored: 0, known: 4 })
      expect(contents(other)).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 300_000)

it('as Markdown too, but for pictures and the place where the reader stopped', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (strings) => {
      const library = libraryOf(strings)
      const text = await taken(library, 'markdown')
      const other = openedLibrary()
      await brought(other, text)
      const rows = contents(other)
      const had = contents(library)
      for (const table of ['annotation', 'claim', 'evidence', 'revision', 'annotationTags', 'documentTags']) {
        expect(rows[table]).toEqual(had[table])
      }
      const withoutPlace = (list: unknown[] | undefined) =>
        (list ?? []).map((row) => ({
          ...(row as object),
          ...{ last_read_at: null, reading_offset: null, reading_pixels: null, reading_progress: null },
        }))
      expect(rows['document']).toEqual(withoutPlace(had['document']))
      // A file holds the kinds, speakers and verdicts that it names.
      for (const table of ['kind', 'speaker', 'verdict']) {
        const named = new Set(idsIn(library, table))
        expect((rows[table] ?? []).filter((row) => named.has(idOf(row)))).toEqual(
          (had[table] ?? []).filter((row) => named.has(idOf(row))),
        )
      }
      const before = contents(other)
      await brought(other, text)
      expect(contents(other)).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 300_000)

function idOf(row: unknown): string {
  return String((row as { id: unknown }).id)
}

function idsIn({ store }: Library, table: string): string[] {
  const column = table === 'kind' ? 'kind_id FROM annotation' : `${table}_id FROM claim`
  return store.prepare<[], string>(`SELECT ${column}`).pluck().all()
}

it('a whole import is taken back as one step, and done again', async () => {
  const library = libraryOf(fc.sample(hostile, { numRuns: 1, seed: 1 })[0]!)
  const text = await taken(library, 'json')
  const other = openedLibrary()
  const empty = contents(other)
  await brought(other, text)
  const full = contents(other)
  expect(undoState(other.store).undo).toBe('import of 4 records')
  undo(other.store)
  // Pictures stay, so that it can be done again.
  expect({ ...contents(other), images: [] }).toEqual(empty)
  expect(listKinds(other.store)).toHaveLength(5)
  expect(listVerdicts(other.store)).toHaveLength(6)
  redo(other.store)
  expect(contents(other)).toEqual(full)
})

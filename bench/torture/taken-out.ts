import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { AnnotationImport } from '../../src/main/exchange/annotation-import.ts'
import { inOneThread } from '../../src/main/export/in-one-thread.ts'
import { writeLibrary } from '../../src/main/export/write-library.ts'
import { createAnnotation } from '../../src/main/store/annotations.ts'
import { updateClaim } from '../../src/main/store/claim-edits.ts'
import { createDocument, getDocument } from '../../src/main/store/documents.ts'
import type { Library } from '../../src/main/store/library.ts'
import {
  annotationDraft,
  documentDraft,
  openedLibrary,
  tableContents,
} from '../../src/main/store/library-fixture.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { search } from '../../src/main/store/search.ts'
import { createSpeaker } from '../../src/main/store/speaker-edits.ts'
import { verify } from '../../src/main/store/verify.ts'
import { anchor } from '../../src/shared/anchoring/anchor.ts'
import { describe } from '../../src/shared/anchoring/describe.ts'
import { readImport } from '../../src/shared/interchange/read-import.ts'
import type { LibraryExportOptions, LibraryFormat } from '../../src/shared/model/library-export.ts'
import { hostileTexts } from './hostile-strings.ts'
import type { Outcome, Part } from './part.ts'

/** So many strings share a library. */
const BATCH = 250

/** The longest that the contract takes, in UTF-16 code units: of a title, and of a name or a tag. */
const TITLE = 10_000
const NAME = 1_000

/**
 * Strings that break programs, each as title, text, quote, note, tag and speaker: anchored, found, taken out as JSON and
 * as Markdown and brought into an empty library, and written a file each into a folder.
 */
export const takenOut: Part = {
  name: 'Hostile strings found, anchored, exported, imported again; as names of files',
  goal: '100 % equal and found; 0 writes outside the chosen folder',
  run: (scale) => takeOut({ brief: 100, short: 2_000, full: 10_000 }[scale], (text) => text),
  // As an importer that tidies up what it reads.
  broken: () => takeOut(80, (text) => text.replaceAll('\u00e9', 'e\u0301').replaceAll('\u00a0', ' ')),
}

type Sent = { text: string; document: string; annotation: string }

async function takeOut(count: number, tidy: (text: string) => string): Promise<Outcome> {
  const texts = hostileTexts(count)
  const failures: string[] = []
  for (let from = 0; from < texts.length; from += BATCH) {
    const root = mkdtempSync(join(tmpdir(), 'postil-torture-'))
    try {
      failures.push(...(await takeBatchOut(texts.slice(from, from + BATCH), root, tidy)))
    } catch (error) {
      failures.push(
        `strings from ${from}: threw ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      )
    }
    rmSync(root, { recursive: true, force: true })
  }
  return { cases: texts.length, failures }
}

async function takeBatchOut(
  texts: readonly string[],
  root: string,
  tidy: (text: string) => string,
): Promise<string[]> {
  const library = openedLibrary()
  const failures: string[] = []
  const sent: Sent[] = []
  for (const [index, text] of texts.entries()) {
    const problem = store(library, text, index, sent)
    if (problem !== null) failures.push(`${quoted(text)}: ${problem}`)
  }
  for (const each of sent) if (!isFound(library, each)) failures.push(`${quoted(each.text)}: not found`)
  for (const format of ['json', 'markdown'] as const) {
    const other = openedLibrary()
    const session = new AnnotationImport(other)
    const text = tidy(written(library, join(root, `library.${format}`), format))
    for (const part of readImport([{ name: 'library', text }]).imports)
      session.add({ format: part.format, file: part.files.join(), imported: part.imported })
    await session.carryOut()
    failures.push(...differences(contents(library), contents(other)).map((each) => `${format}: ${each}`))
    failures.push(...verify(other.store).damage.map((damage) => `${format}: ${JSON.stringify(damage)}`))
    closeStore(other.store)
  }
  failures.push(...writesOutside(library, root))
  closeStore(library.store)
  return failures
}

/** Stores a string in every place; answers what is wrong with it, or null. */
function store(library: Library, text: string, index: number, sent: Sent[]): string | null {
  const { store: file, clock } = library
  const before = `Before it, number ${index}. `
  const body = `${before}${text} After it.`
  const title = text.slice(0, TITLE).toWellFormed()
  const name = text.trim().slice(0, NAME).trim().toWellFormed()
  const draft = { ...documentDraft(body), title, url: `https://example.org/${index}` }
  const document = getDocument(file, createDocument(file, clock, draft).document.id)
  if (document === null) return 'no article'
  const selectors = describe(document.revision.text, {
    start: before.length,
    end: before.length + text.length,
  })
  const place = anchor(document.revision.text, { ...selectors, position: null })
  const found =
    place.kind === 'orphan' ? null : document.revision.text.slice(place.range.start, place.range.end)
  const annotation = createAnnotation(
    file,
    clock,
    annotationDraft(library, document, { kind: 0, note: text, selectors, tags: name === '' ? [] : [name] }),
  )
  if (name !== '') {
    const speaker = createSpeaker(file, clock, {
      name,
      aliases: [],
      role: name,
      affiliation: null,
      sourceType: 'other',
    })
    updateClaim(file, clock, annotation.id, { speakerId: speaker.id, conclusion: text })
  }
  sent.push({ text, document: document.id, annotation: annotation.id })
  if (found !== text) return `anchored as ${found === null ? 'lost' : quoted(found)}`
  return document.title === title && document.revision.text === body ? null : 'stored as another text'
}

/** Whether a search for the string, between quotation marks as a reader would, has it among what it finds. */
function isFound({ store: file }: Library, { text, document, annotation }: Sent): boolean {
  // Quotation marks can't stand between quotation marks; NUL can't be typed.
  const phrase = text
    .slice(0, NAME)
    .replaceAll(/["“”„\0]/g, ' ')
    .trim()
  if (phrase === '') return true
  const { hits } = search(file, `"${phrase.toWellFormed()}"`, { offset: 0, limit: 100_000 })
  return hits.some((hit) => hit.documentId === document || hit.annotationId === annotation)
}

function written({ store: file }: Library, target: string, format: LibraryFormat): string {
  const options = {
    ...{ format, shape: 'one-file' as const, scope: { kind: 'library' as const } },
    ...{ withArticle: true, template: null },
  }
  write(file, target, options)
  return readFileSync(target, 'utf8')
}

function write(file: Library['store'], target: string, options: LibraryExportOptions): void {
  writeLibrary({ target, options }, inOneThread(file))
}

/** Everything that the strings stand in, with tags by their names: their ids are nobody's. */
function contents({ store: file }: Library): Record<string, unknown[]> {
  return {
    ...tableContents(file, ['document', 'revision', 'annotation', 'speaker', 'claim']),
    tags: file
      .prepare(
        'SELECT annotation_id, name, position FROM annotation_tag JOIN tag ON tag.id = tag_id ORDER BY 1, 3',
      )
      .all(),
  }
}

function differences(had: Record<string, unknown[]>, has: Record<string, unknown[]>): string[] {
  return Object.entries(had).flatMap(([table, rows]) => {
    const other = has[table] ?? []
    const row = rows.find((each, index) => !isDeepStrictEqual(each, other[index]))
    if (row === undefined) return rows.length === other.length ? [] : [`${table} has ${other.length} rows`]
    return [
      `${table}: ${quoted(JSON.stringify(row))} came back as ${quoted(JSON.stringify(other[rows.indexOf(row)]))}`,
    ]
  })
}

/** Writes a file each into a folder among others, and looks whether anything beside that folder is other than before. */
function writesOutside({ store: file }: Library, root: string): string[] {
  const around = join(root, 'around')
  const target = join(around, 'inner', 'chosen')
  mkdirSync(target, { recursive: true })
  mkdirSync(join(around, 'etc'))
  for (const name of ['passwd', 'CON', 'x.md']) writeFileSync(join(around, name), name)
  const before = tree(around)
  write(file, target, {
    ...{ format: 'markdown', shape: 'file-each', scope: { kind: 'library' } },
    ...{ withArticle: false, template: null },
  })
  const made = tree(target).length
  const after = tree(around).filter((line) => !line.startsWith(`inner/chosen/`))
  const articles = file.prepare<[], number>('SELECT count(*) FROM document').pluck().get() ?? 0
  return [
    ...(isDeepStrictEqual(after, before) ? [] : ['something beside the chosen folder was written']),
    ...(made >= articles ? [] : [`${articles} articles became ${made} files`]),
  ]
}

/** Every entry below a folder by its path, with what stands in each file. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => {
      const isFile = statSync(join(folder, path)).isFile()
      return isFile && !path.startsWith('inner/chosen/')
        ? `${path} = ${readFileSync(join(folder, path), 'utf8').length}`
        : path
    })
    .toSorted()
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(0, 200)
}

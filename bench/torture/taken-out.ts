import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { AnnotationImport } from '../../src/main/exchange/annotation-import.ts'
import { exportOptions } from '../../src/main/export/export-fixture.ts'
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
import { closeStore, type Store } from '../../src/main/store/open.ts'
import { search } from '../../src/main/store/search.ts'
import { createSpeaker } from '../../src/main/store/speaker-edits.ts'
import { verify } from '../../src/main/store/verify.ts'
import { anchor } from '../../src/shared/anchoring/anchor.ts'
import { describe } from '../../src/shared/anchoring/describe.ts'
import { readImport } from '../../src/shared/interchange/read-import.ts'
import type { SearchHit } from '../../src/shared/search/search-page.ts'
import type { LibraryExportOptions, LibraryFormat } from '../../src/shared/model/library-export.ts'
import { hostileTexts } from './hostile-strings.ts'
import { eachFails, type Outcome, type Part } from './part.ts'

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
  run: (scale) => takeOut({ brief: 100, short: 2_000, full: 10_000 }[scale], APP),
  broken: async () =>
    eachFails([
      // As an importer that tidies up what it reads.
      await takeOut(80, {
        ...APP,
        read: (text) => text.replaceAll('\u00e9', 'e\u0301').replaceAll('\u00a0', ' '),
      }),
      // As a search that takes what is looked for as its own signs.
      await takeOut(80, {
        ...APP,
        find: (file, phrases) => search(file, phrases.join(' '), EVERYTHING).hits,
      }),
      // As an export that names files as they come.
      await takeOut(80, { ...APP, writeEach: writeAsNamed }),
    ]),
}

/** What may be wrong with a program, one by one. */
type Program = {
  /** Reads an exported file. */
  read: (text: string) => string
  /** Looks for phrases that must all be there. */
  find: (file: Store, phrases: readonly string[]) => readonly SearchHit[]
  /** Writes a file each into a folder. */
  writeEach: (file: Store, folder: string) => void
}

const EVERYTHING = { offset: 0, limit: 100_000 }

const APP: Program = {
  read: (text) => text,
  find: (file, phrases) => search(file, phrases.map((phrase) => `"${phrase}"`).join(' '), EVERYTHING).hits,
  writeEach: (file, folder) => write(file, folder, exportOptions({ shape: 'file-each' })),
}

/** Writes what each document has for a title, wherever that leads within three folders: nobody's files are near. */
function writeAsNamed(file: Store, folder: string): void {
  for (const title of file.prepare<[], string>('SELECT title FROM document').pluck().all()) {
    const path = join(folder, `${title.replaceAll('\0', '').slice(0, 60)}.md`)
    if (!path.startsWith(dirname(dirname(dirname(folder))))) continue
    try {
      writeFileSync(path, title)
    } catch {
      // There is no such folder: it is the ones that there are that count.
    }
  }
}

type Sent = { text: string; document: string; annotation: string }

async function takeOut(count: number, program: Program): Promise<Outcome> {
  const texts = hostileTexts(count)
  const failures: string[] = []
  for (let from = 0; from < texts.length; from += BATCH) {
    const root = mkdtempSync(join(tmpdir(), 'postil-torture-'))
    try {
      failures.push(...(await takeBatchOut(texts.slice(from, from + BATCH), root, program)))
    } catch (error) {
      failures.push(
        `strings from ${from}: threw ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      )
    }
    rmSync(root, { recursive: true, force: true })
  }
  return { cases: texts.length, failures }
}

async function takeBatchOut(texts: readonly string[], root: string, program: Program): Promise<string[]> {
  const library = openedLibrary()
  const failures: string[] = []
  const sent: Sent[] = []
  for (const [index, text] of texts.entries()) {
    const problem = store(library, text, index, sent)
    if (problem !== null) failures.push(`${quoted(text)}: ${problem}`)
  }
  for (const each of sent)
    if (!isFound(library, each, program)) failures.push(`${quoted(each.text)}: not found`)
  for (const format of ['json', 'markdown'] as const) {
    const other = openedLibrary()
    const session = new AnnotationImport(other)
    const text = program.read(written(library, join(root, `library.${format}`), format))
    for (const part of readImport([{ name: 'library', text }]).imports)
      session.add({ format: part.format, file: part.files.join(), imported: part.imported })
    await session.carryOut()
    failures.push(...differences(contents(library), contents(other)).map((each) => `${format}: ${each}`))
    failures.push(...verify(other.store).damage.map((damage) => `${format}: ${JSON.stringify(damage)}`))
    closeStore(other.store)
  }
  failures.push(...writesOutside(library, root, program))
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
function isFound({ store: file }: Library, { text, document, annotation }: Sent, { find }: Program): boolean {
  // Quotation marks can't stand between quotation marks: what is between them is looked for. NUL can't be typed, and SQLite's
  // index of pieces ends at it.
  const phrases = (text.slice(0, NAME).toWellFormed().split('\0')[0] ?? '')
    .split(/["“”„]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
  if (phrases.length === 0) return true
  return find(file, phrases).some((hit) => hit.documentId === document || hit.annotationId === annotation)
}

function written({ store: file }: Library, target: string, format: LibraryFormat): string {
  write(file, target, exportOptions({ format, withArticle: true }))
  return readFileSync(target, 'utf8')
}

function write(file: Store, target: string, options: LibraryExportOptions): void {
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
function writesOutside({ store: file }: Library, root: string, { writeEach }: Program): string[] {
  const around = join(root, 'around')
  const target = join(around, 'inner', 'chosen')
  mkdirSync(target, { recursive: true })
  mkdirSync(join(around, 'etc'))
  for (const name of ['passwd', 'CON', 'x.md']) writeFileSync(join(around, name), name)
  const before = tree(around)
  writeEach(file, target)
  const made = tree(target).length
  const after = tree(around).filter((line) => !line.startsWith(`inner/chosen/`))
  const articles = file.prepare<[], number>('SELECT count(*) FROM document').pluck().get() ?? 0
  return [
    ...(isDeepStrictEqual(after, before) ? [] : ['something beside the chosen folder was written']),
    ...(made >= articles ? [] : [`${articles} articles became ${made} files`]),
  ]
}

/** Every entry below a folder by its path, with what stands in each file that is not in the chosen folder. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const shown = path.replaceAll(sep, '/')
      const isLookedInto = !shown.startsWith('inner/chosen/') && statSync(join(folder, path)).isFile()
      return isLookedInto ? `${shown} = ${readFileSync(join(folder, path), 'base64')}` : shown
    })
    .toSorted()
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(0, 200)
}

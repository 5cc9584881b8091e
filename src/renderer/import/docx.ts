import { Archive } from './archive.ts'
import { canonicalize } from './canonical.ts'
import { DocxBlocks } from './docx-blocks.ts'
import { DocxStyles } from './docx-styles.ts'
import { finishDraft } from './finish-draft.ts'
import { ImageCollection } from './images.ts'
import { ImportError } from './import-failure.ts'
import { checkTree } from './import-limits.ts'
import type { ImportRun } from './import-run.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import type { ImportedDocument } from './imported-document.ts'
import { placeImages } from './place-images.ts'
import { sanitizeSource } from './sanitize.ts'
import { bylineOf } from './title-block.ts'
import { parseInertHtml } from './trusted-html.ts'
import { attribute, byLocalName, parseXmlPart } from './xml-part.ts'

/** Longer parts are not parsed, in bytes: a thousand pages of Word are about a tenth of it. */
const MAX_PART_BYTES = 100 * 1024 * 1024

/** The most nodes of one part; a run of Word's takes five where HTML takes one. */
const MAX_PART_NODES = 2_000_000

/**
 * Reads a Word document (.docx, ECMA-376): paragraphs, headings, lists, tables, links, notes and pictures. Text that
 * is marked as deleted is left out, text marked as inserted is in.
 * Throws `ImportError` when it is damaged, protected or not to be unpacked.
 */
export async function importDocx(source: ImportSource, run: ImportRun): Promise<ImportedDocument> {
  const archive = new Archive(source.bytes, source.name)
  const part = (path: string): Document | null => {
    const bytes = archive.read(path)
    if (bytes === null) return null
    if (bytes.length > MAX_PART_BYTES) {
      throw new ImportError('too-large', `“${source.name}” is larger than Postil takes in.`)
    }
    const parsed = parseXmlPart(bytes)
    if (parsed === null)
      throw new ImportError('damaged', `“${source.name}” is damaged: “${path}” in it can’t be read.`)
    return parsed
  }
  const main = mainPath(part('_rels/.rels'))
  const body = byLocalName(part(main), 'body')[0]
  if (body === undefined)
    throw new ImportError('damaged', `“${source.name}” is damaged: its text can’t be found.`)
  checkTree(body, source.name, MAX_PART_NODES)
  await run.pause('parsing', 0.3)

  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const page = parseInertHtml('')
  const notes = new Map<string, number>()
  const styles = new DocxStyles(part(`${folder}styles.xml`), part(`${folder}numbering.xml`))
  // Each part has relationships of its own.
  const blocksOf = (file: string): DocxBlocks => {
    const relationships = readRelationships(part(`${folder}_rels/${file}.rels`), folder)
    return new DocxBlocks(page, styles, {
      target: (id) => relationships.get(id) ?? null,
      noteNumber: (id) => {
        if (!notes.has(id)) notes.set(id, notes.size + 1)
        return notes.get(id) ?? 0
      },
    })
  }
  blocksOf(main.slice(folder.length)).append(body, page.body)
  if (notes.size > 0) {
    const sources = new Map<string, NoteSource>()
    for (const file of ['footnotes.xml', 'endnotes.xml']) {
      const notePart = part(folder + file)
      const blocks = blocksOf(file)
      for (const note of [...byLocalName(notePart, 'footnote'), ...byLocalName(notePart, 'endnote')]) {
        sources.set(`${note.localName}-${attribute(note, 'id') ?? ''}`, { note, blocks })
      }
    }
    appendNotes(page, notes, sources)
  }
  await run.pause('cleaning', 0)

  const metadata = { ...coreProperties(part('docProps/core.xml')), ...titleBlock(page) }
  const images = new ImageCollection()
  await placeImages(page, (path) => archive.read(path), images, run)
  return {
    ...finishDraft(canonicalize(sanitizeSource(page.body)), metadata, source),
    images: images.all,
    leadImage: null,
  }
}

/** The path of the part that holds the text; packages may name it otherwise, though none does. */
function mainPath(relationships: Document | null): string {
  const main = byLocalName(relationships, 'Relationship').find(
    (one) => attribute(one, 'Type')?.endsWith('/officeDocument') === true,
  )
  const target = main === undefined ? null : attribute(main, 'Target')
  return target === null ? 'word/document.xml' : target.replace(/^\//, '')
}

/** Targets of a part's relationships by id: addresses as they are, paths from the archive's root. */
function readRelationships(part: Document | null, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  for (const one of byLocalName(part, 'Relationship')) {
    const target = attribute(one, 'Target') ?? ''
    const isExternal = attribute(one, 'TargetMode') === 'External'
    const path = target.startsWith('/') ? target.slice(1) : (folder + target).replace(/[^/]+\/\.\.\//g, '')
    targets.set(attribute(one, 'Id') ?? '', isExternal ? target : path)
  }
  return targets
}

/** A note's content, and what turns it into HTML. */
type NoteSource = { note: Element; blocks: DocxBlocks }

/** Lists the notes that were referred to at the end, in the order of their numbers. */
function appendNotes(
  page: Document,
  notes: ReadonlyMap<string, number>,
  sources: ReadonlyMap<string, NoteSource>,
): void {
  const list = page.createElement('ol')
  // A note may refer to another, which is then appended to the map while it is walked.
  for (const id of notes.keys()) {
    const item = page.createElement('li')
    item.id = id
    const source = sources.get(id)
    source?.blocks.append(source.note, item)
    list.append(item)
  }
  page.body.append(page.createElement('hr'), list)
}

function coreProperties(part: Document | null): FoundMetadata {
  const read = (name: string): string | undefined => {
    const value = byLocalName(part, name)[0]?.textContent?.trim() ?? ''
    return value === '' ? undefined : value
  }
  return { title: read('title'), byline: read('creator') ?? null, language: read('language') ?? null }
}

/** The title at the top, and "Written by …" under it, taken out of the text. */
function titleBlock(page: Document): FoundMetadata {
  const title = page.body.firstElementChild
  if (title === null || title.getAttribute('role') !== 'title' || title.nextElementSibling === null) return {}
  const words = (title.textContent ?? '').trim()
  if (words === '') return {}
  const next = title.nextElementSibling
  const byline = bylineOf(next.textContent ?? '')
  title.remove()
  if (byline === null || next.nextElementSibling === null) return { title: words }
  next.remove()
  return { title: words, byline }
}

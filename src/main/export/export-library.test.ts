import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentsToMarkdown, documentToMarkdown } from '../../shared/export/markdown.ts'
import { documentIdOf } from '../../shared/export/vault-merge.ts'
import { parsePostilJson } from '../../shared/interchange/postil-json.ts'
import type { ExportProgress, LibraryExportOptions } from '../../shared/model/library-export.ts'
import { createAnnotation, listAnnotations } from '../store/annotations.ts'
import { removeDocuments } from '../store/shelf.ts'
import { getDocument } from '../store/documents.ts'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import { annotationDraft, temporaryFolder } from '../store/library-fixture.ts'
import { exportOptions, libraryOf } from './export-fixture.ts'
import { exportLibrary } from './export-library.ts'
import { inOneThread } from './in-one-thread.ts'
import { writeLibrary } from './write-library.ts'

const everything = exportOptions()

/** Writes as the thread does, without one. */
function written(
  { store }: Library,
  target: string,
  options: LibraryExportOptions,
  onProgress?: (progress: ExportProgress) => void,
) {
  return writeLibrary({ target, options }, inOneThread(store, onProgress))
}

/** The documents of a library as the pure export takes them. */
function inputsOf({ store }: Library) {
  const ids = (
    store.prepare('SELECT id FROM document WHERE deleted_at IS NULL ORDER BY added_at, id').all() as {
      id: string
    }[]
  ).map(({ id }) => id)
  return ids.map((id) => {
    const document = getDocument(store, id as never)!
    return {
      document,
      kinds: listKinds(store),
      annotations: listAnnotations(store, document.id).map((annotation) => ({
        annotation,
        range: { start: 0, end: 5 },
      })),
    }
  })
}

describe('taking a whole library out', () => {
  it('writes one Markdown file that says what each document’s own export says', () => {
    const library = libraryOf('One', 'Two', 'Three')
    const path = join(temporaryFolder(), 'Library.md')
    const seen: number[] = []
    const outcome = written(library, path, everything, ({ done }) => seen.push(done))
    expect(outcome).toMatchObject({ path, documents: 3, annotations: 6, written: 1 })
    expect(readFileSync(path, 'utf8')).toBe(documentsToMarkdown(inputsOf(library)))
    expect(seen.at(-1)).toBe(3)
  })

  it('leaves out what is in the trash, and takes only the documents that were chosen', () => {
    const library = libraryOf('One', 'Two', 'Three')
    const [one, two] = inputsOf(library).map(({ document }) => document.id)
    removeDocuments(library.store, library.clock, [one!])
    const path = join(temporaryFolder(), 'Library.md')
    written(library, path, everything)
    expect(readFileSync(path, 'utf8')).not.toContain('# One')
    const chosen = { ...everything, scope: { kind: 'documents' as const, ids: [two!] } }
    expect(written(library, path, chosen)).toMatchObject({ documents: 1 })
    expect(readFileSync(path, 'utf8')).toBe(documentToMarkdown(inputsOf(library)[0]!))
  })

  it('writes JSON that an import reads back whole, the articles’ words with it', () => {
    const library = libraryOf('One', 'Two')
    const path = join(temporaryFolder(), 'library.json')
    written(library, path, { ...everything, format: 'json', withArticle: true })
    const read = parsePostilJson(readFileSync(path, 'utf8'))
    expect(read).toMatchObject({ notUnderstood: [] })
    const back = JSON.parse(readFileSync(path, 'utf8'))
    expect(back.documents.map((one: { revisions: { text: string }[] }) => one.revisions[0]!.text)).toEqual([
      'China hits back, part 0.',
      'China hits back, part 1.',
    ])
    expect(back.annotations).toHaveLength(4)
  })

  it.each([
    ['csv-annotations', 'Note 1'],
    ['csv-claims', 'China'],
    ['web-annotation', 'AnnotationCollection'],
    ['claim-review', 'ClaimReview'],
    ['bibtex', '@online'],
    ['csl-json', '"title"'],
  ] as const)('writes %s', (format, expected) => {
    const library = libraryOf('One', 'Two')
    const path = join(temporaryFolder(), 'library.out')
    written(library, path, { ...everything, format })
    const content = readFileSync(path, 'utf8')
    expect(content).toContain(expected)
    if (!format.startsWith('csv') && format !== 'bibtex') expect(() => JSON.parse(content)).not.toThrow()
  })

  it('writes an HTML page each, and writes a page that is there anew under its name', () => {
    const library = libraryOf('One', 'Two')
    const folder = temporaryFolder()
    const pages = { ...everything, format: 'html', shape: 'file-each' } as const
    written(library, folder, pages)
    expect(readdirSync(folder).sort()).toEqual(['One.html', 'Two.html'])
    expect(written(library, folder, pages)).toMatchObject({ written: 0, unchanged: 2 })
    expect(readdirSync(folder).sort()).toEqual(['One.html', 'Two.html'])
  })
})

describe('a file each', () => {
  const each = { ...everything, shape: 'file-each' } as const

  it('gives every file a name that every system takes, and no two the same', () => {
    const library = libraryOf('CON', 'a/b: c', 'A/B: C', 'x'.repeat(300), 'x'.repeat(300), '../../etc/passwd')
    const folder = temporaryFolder()
    expect(written(library, folder, each)).toMatchObject({ written: 6 })
    const names = readdirSync(folder)
    expect(names).toHaveLength(6)
    expect(names.every((name) => name.length <= 100)).toBe(true)
    expect(names).toEqual(expect.arrayContaining(['CON_.md', 'a b c.md', 'A B C 2.md', 'etc passwd.md']))
    for (const { document, ...rest } of inputsOf(library)) {
      const file = names.find(
        (name) => documentIdOf(readFileSync(join(folder, name), 'utf8')) === document.id,
      )
      expect(readFileSync(join(folder, file!), 'utf8')).toBe(documentToMarkdown({ document, ...rest }))
    }
  })

  it('finds the file of a document again though it was renamed, and leaves strangers’ files alone', () => {
    const library = libraryOf('One', 'Two')
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'Two.md'), 'mine')
    written(library, folder, each)
    renameSync(join(folder, 'One.md'), join(folder, 'renamed.md'))
    createAnnotation(
      library.store,
      library.clock,
      annotationDraft(library, inputsOf(library)[0]!.document, { note: 'later' }),
    )
    expect(written(library, folder, each)).toMatchObject({
      written: 1,
      unchanged: 1,
    })
    expect(readdirSync(folder).sort()).toEqual(['Two 2.md', 'Two.md', 'renamed.md'])
    expect(readFileSync(join(folder, 'Two.md'), 'utf8')).toBe('mine')
    expect(readFileSync(join(folder, 'renamed.md'), 'utf8')).toContain('later')
  })

  it('does not overwrite a file that is kept in step', () => {
    const library = libraryOf('One')
    const folder = temporaryFolder()
    const id = inputsOf(library)[0]!.document.id
    const kept = `---\ndocument: "${id}"\n---\n\n<!-- postil:begin -->\n<!-- postil:end -->\n`
    writeFileSync(join(folder, 'kept.md'), kept)
    expect(written(library, folder, each)).toMatchObject({ written: 0, leftAlone: 1 })
    expect(readFileSync(join(folder, 'kept.md'), 'utf8')).toBe(kept)
    expect(readdirSync(folder)).toEqual(['kept.md'])
  })

  it('renders with a template, and says when one is faulty', () => {
    const library = libraryOf('One')
    const folder = temporaryFolder()
    const template = '{% for document in documents %}Title: {{ document.title }}{% endfor %}'
    written(library, folder, { ...each, template })
    const [name] = readdirSync(folder)
    expect(readFileSync(join(folder, name!), 'utf8')).toContain('One')
    const faulty = written(library, temporaryFolder(), { ...each, template: '{% if' })
    expect(faulty).toMatchObject({ written: 1, templateProblem: expect.any(String) })
  })
})

describe('an export that does not come to its end', () => {
  const titles = Array.from({ length: 120 }, (_, index) => `Article ${index}`)

  it.each(['one-file', 'file-each'] as const)(
    'leaves nothing behind when it is stopped: %s',
    async (shape) => {
      const library = libraryOf(...titles)
      const folder = temporaryFolder()
      const target = shape === 'one-file' ? join(folder, 'Library.md') : folder
      let hasBegun = () => {}
      const began = new Promise<void>((resolve) => (hasBegun = resolve))
      const running = exportLibrary(library.store, target, { ...everything, shape }, hasBegun)
      await began
      running.stop()
      expect(await running.outcome).toEqual({ kind: 'cancelled' })
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('leaves the old file in its place when it is stopped at once', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'Library.md')
    writeFileSync(path, 'old')
    const library = libraryOf('One')
    const running = exportLibrary(library.store, path, everything)
    running.stop()
    await running.outcome
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['Library.md'])
  })

  it('says what is wrong with a place that can’t be written to', async () => {
    const library = libraryOf('One')
    const nowhere = join(temporaryFolder(), 'gone', 'Library.md')
    expect(await exportLibrary(library.store, nowhere, everything).outcome).toEqual({
      kind: 'failed',
      message: `Nothing was exported: ${nowhere} is not there.`,
    })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'Library.md'))
    const onto = join(folder, 'Library.md')
    expect(await exportLibrary(library.store, onto, everything).outcome).toMatchObject({
      message: `Nothing was exported: ${onto} is a folder, not a file.`,
    })
  })
})

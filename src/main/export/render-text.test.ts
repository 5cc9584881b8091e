import { expect, it } from 'vitest'
import type { LibraryExportOptions } from '../../shared/model/library-export.ts'
import { createAnnotation } from '../store/annotations.ts'
import { createDocument, getDocument } from '../store/documents.ts'
import { annotationDraft, documentDraft, openedLibrary } from '../store/library-fixture.ts'
import { runWriter } from './run-writer.ts'
import type { TextRendering } from './render-text.ts'

const everything: LibraryExportOptions = {
  format: 'markdown',
  shape: 'one-file',
  scope: { kind: 'library' },
  withArticle: false,
  template: null,
}

function libraryOf(count: number) {
  const library = openedLibrary()
  const { store, clock } = library
  const ids = Array.from({ length: count }, (_, index) => {
    const text = `China hits back, part ${index}.`
    const draft = { ...documentDraft(text), title: `Article ${index}`, url: null }
    const { id } = createDocument(store, clock, draft).document
    return createAnnotation(
      store,
      clock,
      annotationDraft(library, getDocument(store, id)!, { kind: 0, note: 'A note.' }),
    )
  })
  return { store, ids }
}

async function rendered(store: ReturnType<typeof libraryOf>['store'], rendering: Partial<TextRendering>) {
  const ended = await runWriter(store, 'text', {
    options: everything,
    purpose: 'clipboard',
    isForClipboard: true,
    longest: 1_000_000,
    ...rendering,
  }).outcome
  if (ended.kind !== 'done') throw new Error(`Expected a text, found ${JSON.stringify(ended)}`)
  return ended.report
}

it('a preview counts everything, and shows the beginning of what would be written', async () => {
  const { store } = libraryOf(40)
  const whole = await rendered(store, {})
  const preview = await rendered(store, { purpose: 'preview', longest: 300, isForClipboard: false })
  expect(preview).toMatchObject({ documents: 40, annotations: 40, claims: 40, isCut: true })
  expect(preview.text).toBe(whole.text.slice(0, 300))
  expect(whole.isCut).toBe(false)
})

it('one highlight is copied as a quote with its source, and written to a file as an article with its front matter', async () => {
  const { store, ids } = libraryOf(3)
  const scope = { kind: 'annotations' as const, ids: [ids[1]!.id] }
  const copied = await rendered(store, { options: { ...everything, scope }, purpose: 'rich-clipboard' })
  expect(copied.text).toMatch(/^> /)
  expect(copied.text).toContain('Source:')
  expect(copied.html).toContain('<blockquote>')
  const filed = await rendered(store, {
    options: { ...everything, scope },
    purpose: 'preview',
    isForClipboard: false,
  })
  expect(filed.text).toMatch(/^---\ntitle: "Article 1"/)
})

it('a template that speaks of one article is written for each, and one that speaks of all once', async () => {
  const { store } = libraryOf(3)
  const each = await rendered(store, { options: { ...everything, template: 'T: {{ document.title | md }}' } })
  expect(each.text).toBe('T: Article 0\n\nT: Article 1\n\nT: Article 2\n')
  const all = await rendered(store, { options: { ...everything, template: '{{ documents | size }}' } })
  expect(all.text).toBe('3\n')
  const faulty = await rendered(store, { options: { ...everything, template: '{% if' } })
  expect(faulty.problem).not.toBeNull()
  expect(faulty.text).toContain('# Article 2')
})

it('is stopped in the middle of a template that goes on for long', async () => {
  const { store } = libraryOf(1)
  const template = '{% for a in (1..40000) %}{% for b in (1..1000) %}{{ "x" | md }}{% endfor %}{% endfor %}'
  const running = runWriter(store, 'text', {
    ...{ options: { ...everything, template }, purpose: 'clipboard', isForClipboard: true, longest: 1 },
  })
  setTimeout(running.stop, 400)
  const began = performance.now()
  expect(await running.outcome).toEqual({ kind: 'stopped' })
  expect(performance.now() - began).toBeLessThan(8_000)
})

import { expect, it } from 'vitest'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { Store } from '../store/open.ts'
import { exportOptions, libraryOf } from './export-fixture.ts'
import { runWriter } from './run-writer.ts'
import type { TextRendering } from './render-text.ts'

const articles = (count: number) => Array.from({ length: count }, (_, index) => `Article ${index}`)

async function rendered(store: Store, rendering: Partial<TextRendering>) {
  const ended = await runWriter(store, 'text', {
    options: exportOptions(),
    purpose: 'clipboard',
    isForClipboard: true,
    longest: 1_000_000,
    ...rendering,
  }).outcome
  if (ended.kind !== 'done') throw new Error(`Expected a text, found ${JSON.stringify(ended)}`)
  return ended.report
}

it('a preview counts everything, and shows the beginning of what would be written', async () => {
  const { store } = libraryOf(...articles(40))
  const whole = await rendered(store, {})
  const preview = await rendered(store, { purpose: 'preview', longest: 300, isForClipboard: false })
  expect(preview).toMatchObject({ documents: 40, annotations: 80, claims: 40, isCut: true })
  expect(preview.text).toBe(whole.text.slice(0, 300))
  expect(whole.isCut).toBe(false)
})

it('one highlight is copied as a quote with its source, and written to a file as an article with its front matter', async () => {
  const { store } = libraryOf(...articles(3))
  const highlights = store.prepare<[], { id: AnnotationId }>('SELECT id FROM annotation ORDER BY id').all()
  const options = exportOptions({ scope: { kind: 'annotations', ids: [highlights[2]!.id] } })
  const copied = await rendered(store, { options, purpose: 'rich-clipboard' })
  expect(copied.text).toMatch(/^> /)
  expect(copied.text).toContain('Source:')
  expect(copied.html).toContain('<blockquote>')
  const filed = await rendered(store, {
    options,
    purpose: 'preview',
    isForClipboard: false,
  })
  expect(filed.text).toMatch(/^---\ntitle: "Article 1"/)
})

it('a template that speaks of one article is written for each, and one that speaks of all once', async () => {
  const { store } = libraryOf(...articles(3))
  const each = await rendered(store, { options: exportOptions({ template: 'T: {{ document.title | md }}' }) })
  expect(each.text).toBe('T: Article 0\n\nT: Article 1\n\nT: Article 2\n')
  const all = await rendered(store, { options: exportOptions({ template: '{{ documents | size }}' }) })
  expect(all.text).toBe('3\n')
  const faulty = await rendered(store, { options: exportOptions({ template: '{% if' }) })
  expect(faulty.problem).not.toBeNull()
  expect(faulty.text).toContain('# Article 2')
})

it('is stopped in the middle of a template that goes on for long', async () => {
  const { store } = libraryOf(...articles(1))
  const template = '{% for a in (1..40000) %}{% for b in (1..1000) %}{{ "x" | md }}{% endfor %}{% endfor %}'
  const running = runWriter(store, 'text', {
    ...{ options: exportOptions({ template }), purpose: 'clipboard', isForClipboard: true, longest: 1 },
  })
  setTimeout(running.stop, 400)
  const began = performance.now()
  expect(await running.outcome).toEqual({ kind: 'stopped' })
  expect(performance.now() - began).toBeLessThan(8_000)
})

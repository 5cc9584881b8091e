// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { importDocument } from './import-document.ts'

test('a page whose frames hide themselves says that it is empty, and breaks nothing', async () => {
  const bytes = new TextEncoder().encode('<frameset hidden><p>')
  const read = await importDocument({ name: 'x.html', bytes, mediaType: null, url: 'https://e.org/' })
  expect(read).toMatchObject({ ok: false, failure: { kind: 'empty' } })
})

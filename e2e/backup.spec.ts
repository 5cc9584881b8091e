import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'

test('a backup is made and verified in the running app, restored, and the restoring taken back', async ({
  start,
  libraryFolder,
}) => {
  const { page, reader } = await start()
  await reader.ready()
  const count = () =>
    page.evaluate(async () => {
      const documents = await window.api.documents.list()
      if (!documents.ok) throw new Error(documents.failure.message)
      return documents.value.length
    })
  const made = await page.evaluate(async () => {
    const outcome = await window.api.backups.create()
    if (!outcome.ok || !outcome.value.ok) throw new Error(JSON.stringify(outcome))
    return outcome.value.value
  })
  expect(made).toMatchObject({ isVerified: true, documents: 1, reason: 'asked' })
  expect(await readdir(join(libraryFolder, 'backups'))).toContain(`${made.id}.postil`)

  await page.evaluate(async () => {
    const empty = { byline: null, source: null, url: null, publishedAt: null, language: null }
    await window.api.documents.create({ ...empty, title: 'Later', html: '<p>Later.</p>', text: 'Later.' })
  })
  expect(await count()).toBe(2)
  const preview = await page.evaluate((id) => window.api.backups.preview(id), made.id)
  expect(preview).toMatchObject({ ok: true, value: { lost: { documents: 1, titles: ['Later'] } } })
  expect(await page.evaluate((id) => window.api.backups.restore(id), made.id)).toEqual({
    ok: true,
    value: { ok: true, value: null },
  })
  expect(await count()).toBe(1)
  expect(await page.evaluate(() => window.api.backups.undoRestore())).toEqual({ ok: true, value: true })
  expect(await count()).toBe(2)
})

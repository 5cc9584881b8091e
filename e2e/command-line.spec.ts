import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronExecutable, launchArguments } from '../scripts/launch-options.ts'
import { expect, test } from './app.ts'
import { run } from './postil-command.ts'

/** Runs `postil …` on a library. */
function postil(libraryFolder: string, words: string[], { interruptAfter = '' } = {}) {
  const app = [electronExecutable(), ...launchArguments(), `--library-folder=${libraryFolder}`] as const
  return run(app, words, { folder: libraryFolder, interruptAfter })
}

test('a newsroom scripts Postil: without a window and a display, and beside the running app', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(180_000)
  const page = join(libraryFolder, 'page.html')
  await writeFile(
    page,
    '<html><head><title>Tariffs rise</title></head><body><article><h1>Tariffs rise</h1>' +
      `<p>${'The ministry said that tariffs on steel would rise in March. '.repeat(12)}</p></article></body></html>`,
  )
  const imported = await postil(libraryFolder, ['import', '--json', 'page.html', 'absent.html'])
  expect(imported.code, imported.err).toBe(1)
  expect(JSON.parse(imported.out).files).toMatchObject([
    { outcome: 'added', title: 'Tariffs rise' },
    { outcome: 'failed', path: join(libraryFolder, 'absent.html') },
  ])
  const found = await postil(libraryFolder, ['search', 'steel', '--json'])
  expect(found.code).toBe(0)
  expect(JSON.parse(found.out).hits).toMatchObject([{ title: 'Tariffs rise', field: 'body' }])
  expect((await postil(libraryFolder, ['search', 'xyzzy'])).code).toBe(1)
  expect(await postil(libraryFolder, ['exprot'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no command “exprot”.'),
  })
  expect(await postil(libraryFolder, ['--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage: postil'),
  })

  const { reader, page: shown } = await start()
  await reader.ready()
  await reader.dragOver('steel would rise')
  await shown.keyboard.press('1')
  await expect(reader.notes).toHaveCount(1)
  const exported = await postil(libraryFolder, ['export', '--json', 'out.md'])
  expect(exported.code, exported.err).toBe(0)
  expect(JSON.parse(exported.out)).toMatchObject({ documents: 1, annotations: 1 })
  expect(await readFile(join(libraryFolder, 'out.md'), 'utf8')).toContain('> steel would rise')
  const verified = await postil(libraryFolder, ['verify', '--json'])
  expect(verified.code, verified.err).toBe(0)
  expect(JSON.parse(verified.out)).toMatchObject({ quotes: { exact: 1 }, library: { damage: [] } })

  await writeFile(
    page,
    '<html><head><title>Second</title></head><body><p>Another article, of a few words.</p></body></html>',
  )
  expect(await postil(libraryFolder, ['import', 'page.html'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Added: Second'),
  })
  await expect(shown.getByText('Second').first()).toBeVisible()
})

test('highlights of other programs come in by command, and Ctrl+C harms nothing', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(180_000)
  const folder = join(libraryFolder, 'articles')
  await mkdir(folder)
  const words = 'The ministry said that tariffs on steel would rise in March.'
  for (let index = 0; index < 80; index += 1) {
    const title = `Article ${String(index).padStart(2, '0')}`
    await writeFile(
      join(folder, `${index}.html`),
      `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words} ${title}.</p></article></body></html>`,
    )
  }
  const interrupted = await postil(libraryFolder, ['import', 'articles'], { interruptAfter: 'Added: ' })
  expect(interrupted.code === 130 || interrupted.code === null, interrupted.err).toBe(true)
  const stored = interrupted.out.match(/^Added: /gm)?.length ?? 0
  expect(stored).toBeLessThan(80)
  const verified = await postil(libraryFolder, ['verify', '--json'])
  expect(verified.code, verified.err).toBe(0)
  const again = await postil(libraryFolder, ['import', '--json', 'articles'])
  expect(again.code, again.err).toBe(0)
  const outcomes: string[] = JSON.parse(again.out).files.map((file: { outcome: string }) => file.outcome)
  expect(outcomes).toHaveLength(80)
  expect(outcomes.filter((outcome) => outcome === 'known').length).toBeGreaterThanOrEqual(stored)

  // An export of Omnivore: its highlights are in another file than the articles that they are of.
  const omnivore = join(libraryFolder, 'omnivore')
  await mkdir(join(omnivore, 'highlights'), { recursive: true })
  await writeFile(
    join(omnivore, 'metadata_0_to_20.json'),
    JSON.stringify([{ slug: 'article-07', title: 'Article 07', url: 'https://example.org/7' }]),
  )
  await writeFile(join(omnivore, 'highlights', 'article-07.md'), '> tariffs on steel would rise\n\n#trade\n')
  const hypothesis = join(libraryFolder, 'hypothesis.json')
  const selector = [{ type: 'TextQuoteSelector', exact: 'words of nobody', prefix: '', suffix: '' }]
  await writeFile(
    hypothesis,
    JSON.stringify([
      { id: 'a1', uri: 'https://elsewhere.example/', text: 'Where?', tags: [], target: [{ selector }] },
    ]),
  )
  const { reader, page: shown } = await start()
  await reader.ready()
  const imported = await postil(libraryFolder, ['import', 'omnivore', 'hypothesis.json'])
  expect(imported.code, imported.err).toBe(0)
  expect(imported.out).toContain('1 wait for their article')
  expect(imported.out).toMatch(/omnivore.* and 1 more: 1 stored/)
  await expect(shown.getByText('Article 07').first()).toBeVisible()
  const found = await postil(libraryFolder, ['search', '--json', 'tag:trade'])
  expect(JSON.parse(found.out).hits, found.err).toHaveLength(1)
  const twice = await postil(libraryFolder, ['import', '--json', 'omnivore', 'hypothesis.json'])
  const read = JSON.parse(twice.out).files.map((file: { highlights: object }) => file.highlights)
  expect(read).toMatchObject([
    { stored: 0, known: 1 },
    { stored: 0, known: 1 },
  ])
})

import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronExecutable, launchArguments } from '../scripts/launch-options.ts'
import { expect, test } from './app.ts'

/** Runs `postil …` as a shell does; without a display unless one is asked for. */
function postil(libraryFolder: string, words: string[]) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const child = spawn(
    electronExecutable(),
    [...launchArguments(), `--library-folder=${libraryFolder}`, ...words],
    { cwd: libraryFolder, env: { ...env, NODE_OPTIONS: '' } },
  )
  const said = { out: '', err: '' }
  child.stdout.on('data', (bytes) => (said.out += String(bytes)))
  child.stderr.on('data', (bytes) => (said.err += String(bytes)))
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...said })),
  )
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

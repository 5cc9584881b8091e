import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAnnotation } from '../store/annotations.ts'
import type { Library } from '../store/library.ts'
import { addedDocument, annotationDraft, openedLibrary, temporaryFolder } from '../store/library-fixture.ts'
import { handOver } from './hand-over.ts'
import { meetingPlace } from './meeting-place.ts'
import { serveCommands } from './serve-commands.ts'
import { outsideSteps } from '../store/journal.ts'

let library: Library
let folder: string
let stop: () => void

beforeEach(() => {
  library = openedLibrary()
  folder = temporaryFolder()
  createAnnotation(
    library.store,
    library.clock,
    annotationDraft(library, addedDocument(library), { kind: 0 }),
  )
  stop = serveCommands(
    folder,
    () => ({
      library,
      // A page needs Electron: the stories have one.
      importFiles: async function* (paths) {
        for (const path of paths)
          yield {
            path,
            outcome: 'failed',
            documentId: null,
            title: null,
            message: 'No page here.',
            highlights: null,
          }
      },
    }),
    (error) => {
      throw error
    },
  )
})
afterEach(() => stop())

async function typed(...words: string[]) {
  const said = { out: '', err: '' }
  const output = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    progress: () => {},
  }
  const code = await handOver(folder, words, folder, output, new AbortController().signal)
  return { code, ...said }
}

describe.skipIf(process.platform === 'win32')('a command beside a running app', () => {
  it('is carried out by it: output and exit code come back', async () => {
    const found = await typed('search', 'fight', '--json')
    expect(found).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(found.out).hits[0]).toMatchObject({ title: 'China hits back', annotationId: null })
    expect(await typed('search', 'xyzzy')).toEqual({ code: 1, out: '', err: '' })

    expect(await typed('export', '--json', 'out.md')).toMatchObject({ code: 0 })
    const file = readFileSync(join(folder, 'out.md'), 'utf8')
    expect(file).toContain('# China hits back')
    expect(await typed('export')).toEqual({ code: 0, out: file, err: '' })

    const sound = await typed('verify', '--json')
    expect(sound.code).toBe(0)
    expect(JSON.parse(sound.out)).toMatchObject({
      quotes: { exact: 1, altered: 0, gone: 0 },
      library: { damage: [] },
    })
    outsideSteps(library.store, () => library.store.exec(`UPDATE annotation SET exact = 'Atlantis strikes'`))
    expect(await typed('verify', '--quotes')).toMatchObject({
      code: 1,
      out: expect.stringContaining('gone: “Atlantis'),
    })
    expect(await typed('import', 'x.html')).toMatchObject({
      code: 1,
      err: expect.stringContaining('No page here.'),
    })
    expect(await typed('import', '--jsno', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--jsno'),
    })
    expect(await typed('export', join('no', 'where.md'))).toMatchObject({ code: 4 })
  }, 60_000)

  it('comes through a socket that is the user’s alone, and is refused without the library’s key', async () => {
    await typed('search', 'x')
    const place = meetingPlace(folder)
    expect(lstatSync(place).mode & 0o777).toBe(0o600)
    const answer = await new Promise<string>((resolve) => {
      let said = ''
      const socket = connect(place, () =>
        socket.write('{"key":"guess","words":["search","x"],"workingDirectory":"/"}\n'),
      )
      socket.on('data', (bytes) => (said += String(bytes)))
      socket.on('close', () => resolve(said))
    })
    expect(answer).toBe('')
    stop()
    expect(existsSync(place)).toBe(false)
    writeFileSync(place, '')
    expect((await typed('search', 'x')).code).toBeNull()
  })

  it('finds a place for a library that lies too deep for a socket', () => {
    const deep = join('/home', 'x'.repeat(120))
    expect(meetingPlace(deep)).toMatch(/^\/tmp\/postil-\d+\/[0-9a-f]{24}\.sock$/)
    expect(meetingPlace(deep, 'win32')).toMatch(/^\\\\\.\\pipe\\postil-/)
  })
})

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FileTickets } from './file-tickets.ts'
import { temporaryFolder } from './store/library-fixture.ts'

test('a folder stands for the readable files in it, at any depth and in order; links are not followed', async () => {
  const folder = temporaryFolder()
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'secret.txt'), 'secret')
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true })
  for (const name of ['b.md', 'a.txt', 'photo.jpg', '.hidden.txt', 'deep/er/c.HTML'])
    writeFileSync(join(folder, name), name)
  symlinkSync(elsewhere, join(folder, 'link'))
  symlinkSync(join(elsewhere, 'secret.txt'), join(folder, 'link.txt'))
  const tickets = new FileTickets()
  const issued = await tickets.issue([folder])
  expect(issued.map(({ name }) => name)).toEqual(['a.txt', 'b.md', 'c.HTML'])
  const read = await tickets.read(issued[2]!.ticket)
  expect(read.ok && new TextDecoder().decode(read.value.bytes)).toBe('deep/er/c.HTML')
})

test('only what has a ticket is read, and what is gone is told', async () => {
  const tickets = new FileTickets()
  const [gone] = await tickets.issue([join(temporaryFolder(), 'gone.txt')])
  expect(await tickets.read(gone!.ticket)).toMatchObject({
    ok: false,
    failure: { kind: 'gone', message: expect.stringContaining('gone.txt') },
  })
  expect(await tickets.read('99')).toMatchObject({ ok: false })
})

test('a folder of an Omnivore export gives its list of articles and its highlights, told by their folder', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'highlights'))
  for (const name of ['metadata_0_to_20.json', 'photo.png', 'highlights/an-article.md'])
    writeFileSync(join(folder, name), name)
  const issued = await new FileTickets().issue([folder])
  expect(issued.map(({ path }) => path.replace(/^.*\/(?=metadata)/, ''))).toEqual([
    'highlights/an-article.md',
    'metadata_0_to_20.json',
  ])
  expect(issued.map(({ isChosen }) => isChosen)).toEqual([false, false])
})

test('what has no file is kept until it is released', async () => {
  const tickets = new FileTickets()
  const { ticket } = tickets.hold('', 'text/plain', new TextEncoder().encode('pasted'))
  const read = await tickets.read(ticket)
  expect(read.ok && [read.value.mediaType, new TextDecoder().decode(read.value.bytes)]).toEqual([
    'text/plain',
    'pasted',
  ])
  tickets.release(ticket)
  expect(await tickets.read(ticket)).toMatchObject({ ok: false })
})

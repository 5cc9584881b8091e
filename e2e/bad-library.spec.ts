import Database from 'better-sqlite3'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'

/** Files that are no library this Postil can open, and what the window must say of each. */
const CASES: { name: string; make: (path: string) => Promise<void> | void; says: RegExp }[] = [
  {
    name: 'a text file',
    make: (path) => writeFile(path, 'Dear diary, this is not a database. '.repeat(20)),
    says: /not a Postil library|not an SQLite/i,
  },
  { name: 'an empty file', make: (path) => writeFile(path, ''), says: /empty/i },
  {
    name: 'the database of another application',
    make: (path) => {
      const other = new Database(path)
      other.exec('CREATE TABLE bookmark (url TEXT); PRAGMA application_id = 42')
      other.close()
    },
    says: /another application/i,
  },
  {
    name: 'a library from a newer version',
    make: (path) => {
      const newer = new Database(path)
      newer.exec(
        `CREATE TABLE later (id TEXT); PRAGMA application_id = ${0x5073746c}; PRAGMA user_version = 999`,
      )
      newer.close()
    },
    says: /version 999/i,
  },
]

for (const { name, make, says } of CASES) {
  test(`${name} is not opened, is explained, and is left untouched`, async ({ start, libraryFolder }) => {
    const path = join(libraryFolder, 'library.postil')
    await make(path)
    const before = await readFile(path)
    const { page } = await start()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('can’t be opened')
    await expect(page.getByText(says).first()).toBeVisible()
    await expect(page.getByText(path).first()).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(says).first()).toBeVisible()
    expect(await readFile(path)).toEqual(before)
  })
}

test('a library that another program holds is opened once it is let go', async ({ start, libraryFolder }) => {
  const first = await start()
  await first.reader.ready()
  await first.electronApp.close()
  const holder = new Database(join(libraryFolder, 'library.postil'))
  holder.pragma('locking_mode = EXCLUSIVE')
  holder.exec('BEGIN EXCLUSIVE')
  const { page, reader } = await start()
  await expect(page.getByText(/has the library open/)).toBeVisible()
  holder.close()
  await page.getByRole('button', { name: 'Try again' }).click()
  await reader.ready()
})

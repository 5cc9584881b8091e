import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LATEST_VERSION, migrate } from '../../src/main/store/migrations/migrate.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/** Each step of the schema is killed at moments all over it; after that the file has the old schema or the new one, whole. */
export const migrations: Part = {
  name: 'Each migration killed',
  goal: 'wholly old or wholly new',
  run: (scale) => killMigrations({ brief: 2, short: 12, full: 50 }[scale], true),
  broken: () => killMigrations(3, false),
}

const module = new URL('../../src/main/store/migrations/migrate.ts', import.meta.url).href

/** A process that takes one step, statement by statement (a trigger is one), and dies by its own SIGKILL before one of them. */
const program = (isAtomic: boolean) => `
  import Database from 'better-sqlite3'
  import { migrate } from ${JSON.stringify(module)}
  const [path, version, share] = process.argv.slice(1)
  const store = new Database(path)
  store.pragma('journal_mode = WAL')
  const exec = store.exec.bind(store)
  store.exec = (sql) => {
    const statements = []
    let open = ''
    for (const piece of sql.split(/;\\s*\\n/)) {
      open += piece + ';\\n'
      if (/\\bTRIGGER\\b/.test(open) && !/\\bEND;\\n$/.test(open)) continue
      statements.push(open)
      open = ''
    }
    for (const [index, each] of statements.entries()) {
      if (index / statements.length >= Number(share)) process.kill(process.pid, 'SIGKILL')
      exec(each)
    }
    return store
  }
  ${isAtomic ? '' : 'store.transaction = (work) => Object.assign(work, { immediate: work })'}
  migrate(store, Number(version))
  process.kill(process.pid, 'SIGKILL')`

async function killMigrations(kills: number, isAtomic: boolean): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const random = randomSequence(19)
  const schemas = Array.from({ length: LATEST_VERSION + 1 }, (_, version) => schemaOf(version))
  const failures: string[] = []
  for (let version = 1; version <= LATEST_VERSION; version += 1) {
    for (let round = 0; round < kills; round += 1) {
      const path = join(folder, `${version}-${round}.postil`)
      const before = new Database(path)
      migrate(before, version - 1)
      before.close()
      const share = round === 0 ? 2 : random(1_000) / 1_000
      const child = spawn(
        process.execPath,
        ['--input-type=module-typescript', '-e', program(isAtomic), path, String(version), String(share)],
        { stdio: 'ignore' },
      )
      const [, signal]: unknown[] = await once(child, 'exit')
      const after = new Database(path)
      const found = after.pragma('user_version', { simple: true }) as number
      if (JSON.stringify(readSchema(after)) !== schemas[found])
        failures.push(`version ${version}, kill ${round}: half of it`)
      if (signal !== 'SIGKILL') failures.push(`version ${version}, kill ${round}: ended before it was killed`)
      if (round === 0 && found !== version) failures.push(`version ${version}: a step that was done is lost`)
      after.close()
    }
    if (!isAtomic && failures.length > 0) break
  }
  rmSync(folder, { recursive: true, force: true })
  return { cases: kills * LATEST_VERSION, failures }
}

function schemaOf(version: number): string {
  const store = new Database(':memory:')
  migrate(store, version)
  const schema = JSON.stringify(readSchema(store))
  store.close()
  return schema
}

function readSchema(store: Database.Database): unknown[] {
  return store
    .prepare(`SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
}

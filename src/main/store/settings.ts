import type { Database } from 'better-sqlite3'
import { settings as settingsSchema, type Settings } from '../../shared/model/settings.ts'
import { statement } from './statements.ts'

type SettingRow = { name: string; value: string }

/** All settings; one that is missing or no longer valid has its default. */
export function readSettings(store: Database): Settings {
  const stored = new Map(
    statement<[], SettingRow>(store, `SELECT name, value FROM setting WHERE name NOT LIKE 'app.%'`)
      .all()
      .map((row) => [row.name, JSON.parse(row.value) as unknown]),
  )
  const valid = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(stored.get(name))
    return stored.has(name) && value.success ? [[name, value.data]] : []
  })
  return settingsSchema.parse(Object.fromEntries(valid))
}

/** Changes what the patch names, and answers all settings. */
export function updateSettings(store: Database, patch: Partial<Settings>): Settings {
  store
    .transaction(() => {
      for (const [name, value] of Object.entries(patch)) writeValue(store, name, value)
    })
    .immediate()
  return readSettings(store)
}

/** What the app itself remembers under `name`, such as the window's place; undefined when there is nothing. */
export function readAppState(store: Database, name: string): unknown {
  const row = statement<[string], SettingRow>(store, 'SELECT name, value FROM setting WHERE name = ?').get(
    `app.${name}`,
  )
  return row === undefined ? undefined : JSON.parse(row.value)
}

/** Remembers what the app itself needs at its next start. */
export function writeAppState(store: Database, name: string, value: unknown): void {
  writeValue(store, `app.${name}`, value)
}

function writeValue(store: Database, name: string, value: unknown): void {
  statement<[string, string]>(
    store,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(value))
}

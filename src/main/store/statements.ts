import type { Database, Statement } from 'better-sqlite3'

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** Prepares a statement once per connection: compiling SQL costs more than running most of ours. */
export function statement<Parameters extends unknown[] | object, Row = unknown>(
  store: Database,
  sql: string,
): Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row> {
  const cache = prepared.get(store) ?? new Map<string, Statement>()
  prepared.set(store, cache)
  const known = cache.get(sql)
  if (known !== undefined)
    return known as Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>
  const made = store.prepare<Parameters extends unknown[] ? Parameters : [Parameters], Row>(sql)
  cache.set(sql, made as Statement)
  return made
}

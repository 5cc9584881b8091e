import type { Database } from 'better-sqlite3'
import { assert } from '../../shared/result.ts'
import { SEARCH_RANK } from './migrations/0005-search.ts'

const INDEXES = ['search_word', 'search_piece'] as const
const ENTRY = 'document_id, annotation_id, revision_id, title, names, quote, note, tags, claim'

/**
 * Compares everything that search is made of with the rows it is made from. Answers what differs, in words for the log;
 * empty when all is well. A broken index loses nothing: `rebuildSearch` makes it anew.
 */
export function checkSearch(store: Database): string[] {
  const differing = countDrifted(store)
  const problems = differing === 0 ? [] : [`${differing} search entries differ from what they stand for`]
  for (const index of INDEXES) {
    try {
      // Rank 1 compares the index with the text it was made from, and not with itself only.
      store.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)
    } catch (error) {
      problems.push(`${index}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return problems
}

/** How many entries of the search differ from the rows that they are made from, or are missing or too many. */
export function countDrifted(store: Database): number {
  return (
    store
      .prepare<[], number>(
        `SELECT count(*) FROM (
           SELECT * FROM (SELECT ${ENTRY} FROM search_entry EXCEPT SELECT ${ENTRY} FROM search_expected)
           UNION ALL
           SELECT * FROM (SELECT ${ENTRY} FROM search_expected EXCEPT SELECT ${ENTRY} FROM search_entry))`,
      )
      .pluck()
      .get() ?? 0
  )
}

/** Makes both indexes and the search entries anew, in one transaction, however damaged they are. About a second for 1,000 articles. */
export function rebuildSearch(store: Database): void {
  store
    .transaction(() => {
      for (const index of INDEXES) recreate(store, index)
      store.exec(`
        DELETE FROM search_entry;
        INSERT INTO search_entry (${ENTRY}) SELECT ${ENTRY} FROM search_expected;
      `)
    })
    .immediate()
}

/** Makes an index anew from the entries there are: only a whole one can forget them. */
function recreate(store: Database, index: (typeof INDEXES)[number]): void {
  const sql = store
    .prepare<[string], string>(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck()
    .get(index)
  assert(sql !== undefined, 'a search index in the schema', index)
  store.exec(`DROP TABLE ${index}`)
  store.exec(sql)
  store.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('rank', ?)`).run(SEARCH_RANK)
  store.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`)
}

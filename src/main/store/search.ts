import type { Database } from 'better-sqlite3'
import { annotationId, documentId, kindId } from '../../shared/model/ids.ts'
import type { SearchField, SearchHit, SearchPage } from '../../shared/search/search-page.ts'
import {
  isEmptyQuery,
  parseSearchQuery,
  type SearchQuery,
  type SearchTerm,
} from '../../shared/search/search-query.ts'
import { searchConditions, type SearchCondition } from './search-filters.ts'
import { mayBeUnknown, planSearch, type SearchPlan } from './search-match.ts'
import { CLOSE, cutSnippet, findLiterally, mergeMarks, OPEN, readMarks } from './search-snippet.ts'
import { statement } from './statements.ts'

/** The columns of the indexes, in their order. */
const FIELDS = ['title', 'names', 'quote', 'note', 'tags', 'claim', 'body'] as const satisfies SearchField[]

/** In which of them a hit is shown, the first that has one. */
const SHOWN_FIRST: readonly SearchField[] = ['quote', 'note', 'claim', 'body', 'tags', 'names']

/** Which part of what was found is wanted. */
export type SearchWindow = { offset: number; limit: number }

type FoundRow = {
  id: number
  document_id: string
  annotation_id: string | null
  kind_id: string | null
  document_title: string
  source: string | null
}

type Fields = Record<SearchField, string | null>

/**
 * What of the library matches a query as it was typed, the best first: documents by their title, text and tags,
 * highlights by their quote, note, tags and claim. What is in the trash is not found.
 */
export function search(store: Database, typed: string, window: SearchWindow): SearchPage {
  const query = parseSearchQuery(typed)
  const { conditions, columns, problems } = searchConditions(query.filters)
  if (isEmptyQuery(query)) return { hits: [], hasMore: false, problems }
  const plan = planSearch(query.terms, columns)
  let rows = findRows(store, query, plan, conditions, columns, window)
  if (rows.length === 0 && window.offset === 0 && query.terms.some(mayBeUnknown)) {
    // The index knows no letters that are younger than its tables.
    const literal = { words: null, pieces: null, literal: query.terms }
    rows = findRows(store, query, literal, conditions, columns, window)
  }
  const hasMore = rows.length > window.limit
  const shown = rows.slice(0, window.limit)
  return { hits: describeHits(store, shown, plan, query.terms), hasMore, problems }
}

function findRows(
  store: Database,
  query: SearchQuery,
  plan: SearchPlan,
  conditions: readonly SearchCondition[],
  columns: readonly string[] | null,
  { offset, limit }: SearchWindow,
): FoundRow[] {
  const where: SearchCondition[] = [...conditions, ...plan.literal.map((term) => literally(term, columns))]
  const driver = plan.words !== null ? 'search_word' : plan.pieces !== null ? 'search_piece' : null
  if (plan.words !== null) where.unshift({ sql: 'search_word MATCH ?', parameters: [plan.words] })
  if (plan.pieces !== null) {
    where.unshift(
      driver === 'search_piece'
        ? { sql: 'search_piece MATCH ?', parameters: [plan.pieces] }
        : {
            sql: 'entry.id IN (SELECT rowid FROM search_piece WHERE search_piece MATCH ?)',
            parameters: [plan.pieces],
          },
    )
  }
  for (const term of query.excluded) where.push(without(term))
  const from =
    driver === null
      ? 'search_entry AS entry'
      : `${driver} JOIN search_entry AS entry ON entry.id = ${driver}.rowid`
  const needsBody = plan.literal.length > 0 || query.excluded.length > 0
  return statement<(string | number)[], FoundRow>(
    store,
    `SELECT entry.id, entry.document_id, entry.annotation_id, annotation.kind_id, document.title AS document_title,
       document.source
     FROM ${from} ${needsBody ? 'JOIN search_content AS content ON content.id = entry.id' : ''}
       CROSS JOIN document ON document.id = entry.document_id AND document.deleted_at IS NULL
       LEFT JOIN annotation ON annotation.id = entry.annotation_id
     WHERE annotation.deleted_at IS NULL ${where.map(({ sql }) => `AND ${sql}`).join(' ')}
     ORDER BY ${driver === null ? 'entry.annotation_id IS NOT NULL, document.added_at DESC, entry.id DESC' : `${driver}.rank`}
     LIMIT ? OFFSET ?`,
  ).all(...where.flatMap(({ parameters }) => parameters), limit + 1, offset)
}

/** Emoji, signs, one or two characters of Chinese: compared as they stand. */
function literally(term: SearchTerm, columns: readonly string[] | null): SearchCondition {
  const fields = columns ?? FIELDS
  return {
    sql: `(${fields.map((field) => `instr(content.${field}, ?) > 0`).join(' OR ')})`,
    parameters: fields.map(() => term.text),
  }
}

function without(term: SearchTerm): SearchCondition {
  const plan = planSearch([term], null)
  if (plan.words !== null) {
    return {
      sql: 'entry.id NOT IN (SELECT rowid FROM search_word WHERE search_word MATCH ?)',
      parameters: [plan.words],
    }
  }
  if (plan.pieces !== null) {
    return {
      sql: 'entry.id NOT IN (SELECT rowid FROM search_piece WHERE search_piece MATCH ?)',
      parameters: [plan.pieces],
    }
  }
  const { sql, parameters } = literally(term, null)
  return { sql: `NOT coalesce(${sql}, 0)`, parameters }
}

function describeHits(
  store: Database,
  rows: readonly FoundRow[],
  plan: SearchPlan,
  terms: readonly SearchTerm[],
): SearchHit[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const contents = new Map(
    statement<[string], Fields & { id: number }>(
      store,
      `SELECT id, ${FIELDS.join(', ')} FROM search_content WHERE id IN (SELECT value FROM json_each(?))`,
    )
      .all(ids)
      .map((row) => [row.id, row]),
  )
  const highlighted = plan.words === null ? null : highlightRows(store, plan.words, ids)
  return rows.flatMap((row) => {
    const content = contents.get(row.id)
    return content === undefined ? [] : [describeHit(row, content, highlighted?.get(row.id), terms)]
  })
}

function highlightRows(store: Database, match: string, ids: string): Map<number, Fields> {
  const columns = FIELDS.map((field, index) => `highlight(search_word, ${index}, $open, $close) AS ${field}`)
  return new Map(
    statement<{ open: string; close: string; match: string; ids: string }, Fields & { id: number }>(
      store,
      `SELECT rowid AS id, ${columns.join(', ')} FROM search_word
       WHERE search_word MATCH $match AND rowid IN (SELECT value FROM json_each($ids))`,
    )
      .all({ open: OPEN, close: CLOSE, match, ids })
      .map((row) => [row.id, row]),
  )
}

function describeHit(
  row: FoundRow,
  content: Fields,
  highlighted: Fields | undefined,
  terms: readonly SearchTerm[],
): SearchHit {
  // Words that the index found are marked as it took them apart; all others as they stand.
  const literal =
    highlighted === undefined ? terms : terms.filter((term) => planSearch([term], null).words === null)
  const marksIn = (field: SearchField) => {
    const text = content[field] ?? ''
    if (text === '') return []
    const found = highlighted === undefined ? [] : readMarks(text, highlighted[field] ?? '')
    return mergeMarks([...found, ...literal.flatMap((term) => findLiterally(text, term))])
  }
  const isDocument = row.annotation_id === null
  const field = SHOWN_FIRST.find((name) => marksIn(name).length > 0) ?? (isDocument ? 'body' : 'quote')
  const { snippet, first } = cutSnippet(content[field] ?? '', marksIn(field))
  return {
    documentId: documentId.parse(row.document_id),
    annotationId: row.annotation_id === null ? null : annotationId.parse(row.annotation_id),
    kindId: row.kind_id === null ? null : kindId.parse(row.kind_id),
    title: { text: row.document_title, marks: isDocument ? marksIn('title') : [] },
    source: row.source,
    field,
    snippet,
    range: isDocument && field === 'body' ? first : null,
  }
}

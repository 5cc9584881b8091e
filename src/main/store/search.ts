import type { Database } from 'better-sqlite3'
import { annotationId, documentId, kindId } from '../../shared/model/ids.ts'
import type { SearchField, SearchHit, SearchPage } from '../../shared/search/search-page.ts'
import { isEmptyQuery, parseSearchQuery, type SearchTerm } from '../../shared/search/search-query.ts'
import { searchConditions, type SearchCondition } from './search-filters.ts'
import { mayBeUnknown, needsPieces, planSearch, type SearchPlan } from './search-match.ts'
import { CLOSE, cutSnippet, findLiterally, mergeMarks, OPEN, readMarks } from './search-snippet.ts'
import { statement } from './statements.ts'

/** The columns of the indexes, in their order. */
const FIELDS = ['title', 'names', 'quote', 'note', 'tags', 'claim', 'body'] as const satisfies SearchField[]

const INDEXES = [
  { index: 'search_word', of: 'words' },
  { index: 'search_piece', of: 'pieces' },
] as const

/** Words that are found in so many entries are not weighed. */
const COMMON = 1_500

/** So many hits in titles, names and tags come first then. */
const MOST_TITLED = 100

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
  const question = { plan, where: [...conditions, ...query.excluded.map(without)], columns }
  let rows = findRows(store, question, window)
  if (rows.length === 0 && window.offset === 0 && query.terms.some(mayBeUnknown)) {
    // The index knows no letters that are younger than its tables.
    const literal = { words: null, pieces: null, literal: query.terms }
    rows = findRows(store, { ...question, plan: literal }, window)
  }
  const hasMore = rows.length > window.limit
  const shown = rows.slice(0, window.limit)
  return { hits: describeHits(store, shown, plan, query.terms), hasMore, problems }
}

/** What is asked of the indexes, and what must hold besides. */
type Question = { plan: SearchPlan; where: readonly SearchCondition[]; columns: readonly string[] | null }

function findRows(store: Database, question: Question, { offset, limit }: SearchWindow): FoundRow[] {
  const { plan } = question
  if (plan.words === null) {
    return readRows(
      store,
      question,
      plan.pieces === null ? null : 'search_piece',
      'newest',
      limit + 1,
      offset,
    )
  }
  if (!isCommon(store, plan.words)) return readRows(store, question, 'search_word', 'rank', limit + 1, offset)
  // To weigh a word that stands in thousands of places takes long and tells little: titles come first, then what is new.
  const titled = limitTo(plan, ['title', 'names', 'tags'])
  const first = readRows(store, { ...question, plan: titled }, 'search_word', 'newest', MOST_TITLED, 0)
  const known = new Set(first.map(({ id }) => id))
  const rest = readRows(store, question, 'search_word', 'newest', offset + limit + 1 + known.size, 0)
  return [...first, ...rest.filter(({ id }) => !known.has(id))].slice(offset, offset + limit + 1)
}

function isCommon(store: Database, words: string): boolean {
  const row = statement<[string], { count: number }>(
    store,
    `SELECT count(*) AS count FROM (SELECT 1 FROM search_word WHERE search_word MATCH ? LIMIT ${COMMON})`,
  ).get(words)
  return row?.count === COMMON
}

/** The same plan, with its words in some columns only; the inner limit, if there is one, still holds. */
function limitTo(plan: SearchPlan, columns: readonly string[]): SearchPlan {
  return plan.words === null ? plan : { ...plan, words: `{${columns.join(' ')}} : (${plan.words})` }
}

type Index = 'search_word' | 'search_piece'

function readRows(
  store: Database,
  { plan, where, columns }: Question,
  driver: Index | null,
  order: 'rank' | 'newest',
  limit: number,
  offset: number,
): FoundRow[] {
  const conditions = [
    ...matches(plan, driver),
    ...plan.literal.map((term) => literally(term, columns)),
    ...where,
  ]
  const from =
    driver === null
      ? 'search_entry AS entry'
      : `${driver} CROSS JOIN search_entry AS entry ON entry.id = ${driver}.rowid`
  const newest = driver === null ? 'entry.id DESC' : `${driver}.rowid DESC`
  // The order of the joins is ours: the index streams in the order of its rows, and stops at the limit.
  return statement<(string | number)[], FoundRow>(
    store,
    `SELECT entry.id, entry.document_id, entry.annotation_id, annotation.kind_id, document.title AS document_title,
       document.source
     FROM ${from}
       CROSS JOIN document ON document.id = entry.document_id AND document.deleted_at IS NULL
       LEFT JOIN annotation ON annotation.id = entry.annotation_id
     WHERE annotation.deleted_at IS NULL ${conditions.map(({ sql }) => `AND ${sql}`).join(' ')}
     ORDER BY ${order === 'rank' ? `${driver}.rank` : newest}
     LIMIT ? OFFSET ?`,
  ).all(...conditions.flatMap(({ parameters }) => parameters), limit, offset)
}

function matches(plan: SearchPlan, driver: Index | null): SearchCondition[] {
  return INDEXES.flatMap(({ index, of }): SearchCondition[] => {
    const match = plan[of]
    if (match === null) return []
    return [
      index === driver
        ? { sql: `${index} MATCH ?`, parameters: [match] }
        : { sql: `entry.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`, parameters: [match] },
    ]
  })
}

/**
 * Compared as it stands: pictures and pieces of Chinese that are too short for their index, in what has the like at all;
 * a sign alone, in all but the texts of articles, where nobody looks for a comma; letters that no index knows, everywhere.
 */
function literally(term: SearchTerm, columns: readonly string[] | null): SearchCondition {
  const inPieces = needsPieces(term)
  const everywhere = inPieces || mayBeUnknown(term)
  const own = (columns ?? FIELDS).filter((field) => field !== 'body')
  const withBody = everywhere && (columns === null || columns.includes('body'))
  const fields = [
    // One comparison of all takes half the time of one each; nobody types what stands between them.
    ...(own.length === 0
      ? []
      : [`instr(${own.map((field) => `entry.${field}`).join(` || char(0) || `)}, ?) > 0`]),
    ...(withBody ? ['instr((SELECT text FROM revision WHERE revision.id = entry.revision_id), ?) > 0'] : []),
  ]
  return {
    sql: `${inPieces ? 'entry.in_pieces = 1 AND ' : ''}(${fields.length === 0 ? '0' : fields.join(' OR ')})`,
    parameters: fields.map(() => term.text),
  }
}

function without(term: SearchTerm): SearchCondition {
  const plan = planSearch([term], null)
  const [condition] = matches(plan, null)
  if (condition !== undefined)
    return { ...condition, sql: condition.sql.replace('entry.id IN', 'entry.id NOT IN') }
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

/** A beginning of a word that is longer than those of which the index keeps lists. */
const LONG_BEGINNING = /[^\s"]{4,}" \*/u

function highlightRows(store: Database, match: string, ids: string): Map<number, Fields> {
  // To find one row the index opens its list. Of a long beginning it has none: it merges those of all words that begin
  // so, which is done once, and not for each row.
  const among = LONG_BEGINNING.test(match)
    ? `rowid BETWEEN (SELECT min(value) FROM json_each($ids)) AND (SELECT max(value) FROM json_each($ids)) AND +rowid`
    : 'rowid'
  const columns = FIELDS.map((field, index) => `highlight(search_word, ${index}, $open, $close) AS ${field}`)
  return new Map(
    statement<{ open: string; close: string; match: string; ids: string }, Fields & { id: number }>(
      store,
      `SELECT rowid AS id, ${columns.join(', ')} FROM search_word
       WHERE search_word MATCH $match AND ${among} IN (SELECT value FROM json_each($ids))`,
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

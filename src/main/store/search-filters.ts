import type { SearchFilter } from '../../shared/search/search-query.ts'

/** A condition in SQL on `entry`, `document` and `annotation`, and its parameters. */
export type SearchCondition = { sql: string; parameters: (string | number)[] }

/** The conditions of a query; `columns` are those in which words may stand, null for all. */
export type SearchConditions = {
  conditions: SearchCondition[]
  columns: string[] | null
  problems: string[]
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  title: 'title',
  text: 'body',
  quote: 'quote',
  highlight: 'quote',
  note: 'note',
  tag: 'tags',
  claim: 'claim',
  name: 'names',
}

const HAS: Readonly<Record<string, string>> = {
  note: `annotation.note <> ''`,
  claim: `EXISTS (SELECT 1 FROM claim JOIN kind ON kind.id = annotation.kind_id AND kind.is_claim = 1
    WHERE claim.annotation_id = annotation.id)`,
  tag: `entry.tags <> ''`,
  highlight: `entry.annotation_id IS NULL AND EXISTS (SELECT 1 FROM annotation AS own
    WHERE own.document_id = document.id AND own.deleted_at IS NULL)`,
}

const STATUS = `coalesce(document.status, iif(document.last_read_at IS NULL, 'unread', 'reading'))`
const IS: Readonly<Record<string, string>> = {
  unread: `${STATUS} = 'unread'`,
  reading: `${STATUS} = 'reading'`,
  done: `${STATUS} = 'done'`,
  archived: `${STATUS} = 'archived'`,
  starred: 'document.is_starred = 1',
  article: 'entry.annotation_id IS NULL',
  highlight: 'entry.annotation_id IS NOT NULL',
}

/** Turns `tag:`, `before:` and the like into SQL; what makes no sense is told and left out. */
export function searchConditions(filters: readonly SearchFilter[]): SearchConditions {
  const found: SearchConditions = { conditions: [], columns: null, problems: [] }
  for (const filter of filters) {
    if (filter.operator === 'in') {
      const column = COLUMN_OF[filter.value.toLowerCase().replace(/s$/, '')]
      if (column === undefined) found.problems.push(`in: knows ${Object.keys(COLUMN_OF).join(', ')}.`)
      else found.columns = [...(found.columns ?? []), column]
      continue
    }
    const condition = conditionOf(filter)
    if (typeof condition === 'string') found.problems.push(condition)
    else if (filter.isNegated)
      found.conditions.push({ ...condition, sql: `NOT coalesce(${condition.sql}, 0)` })
    else found.conditions.push(condition)
  }
  return found
}

/** The condition of one filter, or a sentence that says why there is none. */
function conditionOf({ operator, value }: SearchFilter): SearchCondition | string {
  switch (operator) {
    case 'tag':
      return tagged(value)
    case 'kind':
      return {
        sql: `annotation.kind_id IN (SELECT id FROM kind WHERE name LIKE ? ESCAPE '\\')`,
        parameters: [pattern(value, 'start')],
      }
    case 'source':
      return like('document.source', value, 'anywhere')
    case 'author':
      return like('document.byline', value, 'anywhere')
    case 'lang':
      return like('document.language', value, 'start')
    case 'speaker': {
      const name = pattern(value, 'anywhere')
      return {
        sql: `entry.annotation_id IN (SELECT annotation_id FROM claim WHERE speaker_id IN (
          SELECT id FROM speaker WHERE name LIKE ? ESCAPE '\\' OR aliases LIKE ? ESCAPE '\\'))`,
        parameters: [name, name],
      }
    }
    case 'verdict':
      return {
        sql: `entry.annotation_id IN (SELECT annotation_id FROM claim WHERE verdict_id IN (
          SELECT id FROM verdict WHERE name LIKE ? ESCAPE '\\'))`,
        parameters: [pattern(value, 'start')],
      }
    case 'before':
    case 'after':
      return dated(operator, value)
    case 'has':
      return listed(operator, HAS, value)
    case 'is':
      return listed(operator, IS, value)
    default:
      return `${operator}: is not known.`
  }
}

function tagged(value: string): SearchCondition {
  const name = pattern(value.replace(/^#/, '').replace(/\/$/, ''), 'whole')
  const tags = `SELECT id FROM tag WHERE name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'`
  return {
    sql: `(entry.annotation_id IN (SELECT annotation_id FROM annotation_tag WHERE tag_id IN (${tags}))
      OR (entry.annotation_id IS NULL AND entry.document_id IN (
        SELECT document_id FROM document_tag WHERE tag_id IN (${tags}))))`,
    parameters: [name, `${name}/%`, name, `${name}/%`],
  }
}

/** Publication, or else the day it was added; a month or year is before or after as a whole. */
function dated(operator: 'before' | 'after', value: string): SearchCondition | string {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) {
    return `${operator}: needs a year, month or day, such as 2019, 2019-05 or 2019-05-16.`
  }
  const date = `coalesce(document.published_at, strftime('%Y-%m-%d', document.added_at / 1000, 'unixepoch'))`
  return {
    sql: operator === 'before' ? `${date} < ?` : `substr(${date}, 1, ${value.length}) > ?`,
    parameters: [value],
  }
}

function listed(
  operator: string,
  known: Readonly<Record<string, string>>,
  value: string,
): SearchCondition | string {
  const sql = known[value.toLowerCase().replace(/s$/, '')]
  return sql === undefined
    ? `${operator}: knows ${Object.keys(known).join(', ')}.`
    : { sql: `(${sql})`, parameters: [] }
}

function like(column: string, value: string, where: 'start' | 'anywhere'): SearchCondition {
  return { sql: `${column} LIKE ? ESCAPE '\\'`, parameters: [pattern(value, where)] }
}

function pattern(value: string, where: 'start' | 'anywhere' | 'whole'): string {
  const escaped = value.replaceAll(/[\\%_]/g, '\\$&')
  return { whole: escaped, start: `${escaped}%`, anywhere: `%${escaped}%` }[where]
}

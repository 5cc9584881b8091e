/**
 * Makes the library that tests open to see that one of an older version comes up to date with every row:
 *
 *     node src/main/store/migrations/make-fixture.ts 3
 *
 * To be run once, when a version is released; what it made is kept, and never made again.
 */
import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assert } from '../../../shared/result.ts'
import { APPLICATION_ID } from '../application-id.ts'
import { migrate } from './migrate.ts'

const version = Number(process.argv[2])
assert(Number.isInteger(version) && version > 0, 'a version', process.argv[2])
const path = fileURLToPath(new URL(`fixtures/library-${version}.postil`, import.meta.url))
rmSync(path, { force: true })
const store = new Database(path)
store.pragma(`application_id = ${APPLICATION_ID}`)
migrate(store, version)

const id = (kind: number, row: number) =>
  `01HZ${String(kind).padStart(4, '0')}${String(row).padStart(18, '0')}`
const insert = (table: string, row: Record<string, string | number | null>) => {
  const names = Object.keys(row)
  store
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(row))
}
const sha256 = 'a'.repeat(64)
const texts = ['China hits back', 'שלום עולם', 'e\u0301 👩‍👩‍👧 \u0000 end']

store.transaction(() => {
  insert('kind', {
    id: id(1, 1),
    name: 'Claim',
    color: 'amber',
    underline: 'solid',
    glyph: '!',
    is_claim: 1,
    position: 0,
  })
  insert('kind', {
    id: id(1, 2),
    name: 'Quote',
    color: 'blue',
    underline: 'dotted',
    glyph: '“',
    is_claim: 0,
    position: 1,
  })
  insert('tag', { id: id(2, 1), name: 'trade/tariffs' })
  for (const [index, text] of texts.entries()) {
    insert('document', {
      id: id(3, index),
      revision_id: id(4, index),
      title: text,
      byline: null,
      source: 'The Paper',
      url: null,
      published_at: '2019-05-30',
      language: 'en',
      added_at: 1_559_200_000_000 + index,
      deleted_at: index === 2 ? 1 : null,
    })
    insert('revision', {
      id: id(4, index),
      document_id: id(3, index),
      created_at: 1_559_200_000_000,
      html: `<p>${text}</p>`,
      text,
      sha256,
      word_count: 3,
    })
    insert('annotation', {
      id: id(5, index),
      document_id: id(3, index),
      revision_id: id(4, index),
      kind_id: id(1, 1 + (index % 2)),
      exact: text,
      prefix: '',
      suffix: '',
      start_offset: 0,
      end_offset: text.length,
      note: `*${text}*`,
      created_at: 1,
      updated_at: 2,
      deleted_at: null,
    })
    insert('annotation_tag', { annotation_id: id(5, index), tag_id: id(2, 1), position: 0 })
  }
  insert('setting', { name: 'theme', value: '"sepia"' })
  insert('undo_step', { label: 'add claim', merge_key: null, created_at: 1 })
  insert('undo_change', {
    step_id: 1,
    table_name: 'annotation',
    key: JSON.stringify({ id: id(5, 0) }),
    before: null,
  })
  if (version < 2) return
  insert('verdict', { id: id(6, 1), name: 'Unchecked', color: 'grey', position: 0, is_unchecked: 1 })
  insert('speaker', { id: id(7, 1), name: 'Gao Feng', aliases: '["he"]', source_type: 'named individual' })
  insert('claim', {
    annotation_id: id(5, 0),
    claim_reviewed: texts[0] ?? '',
    speaker_id: id(7, 1),
    verdict_id: id(6, 1),
  })
  insert('evidence', {
    id: id(8, 1),
    claim_id: id(5, 0),
    relation: 'supports',
    target_url: 'https://example.org/',
    target_title: 'A page',
    accessed_at: '2026-01-01',
  })
})()
store.exec('VACUUM')
store.close()

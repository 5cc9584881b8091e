import type { JournaledTable } from './journaled-tables.ts'
import type { Store } from './open.ts'
import type { Poured } from './salvage.ts'

const LOST_TEXT = 'The text of this article was lost. Its annotations are kept below, with their quotes.'

/** Gives rows whose parent is lost a stand-in, or lets go of them where one would say nothing. Runs while foreign keys are off. */
export function mendReferences(target: Store, report: Poured): void {
  const all = <Row>(sql: string) => target.prepare<[], Row>(sql).all()
  const run = (sql: string, ...values: (string | number | null)[]) => target.prepare(sql).run(...values)
  const documents = all<{ id: string; revision_id: string }>(`
    SELECT document_id AS id, max(revision_id) AS revision_id FROM (
      SELECT document_id, revision_id FROM annotation UNION SELECT document_id, id FROM revision
    ) WHERE document_id NOT IN (SELECT id FROM document) GROUP BY document_id`)
  for (const { id, revision_id } of documents) {
    run(
      `INSERT INTO document (id, revision_id, title, added_at) VALUES (?, ?, 'Article whose title was lost', 0)`,
      id,
      revision_id,
    )
  }
  const revisions = all<{ id: string; document_id: string }>(`
    SELECT revision_id AS id, max(document_id) AS document_id FROM (
      SELECT revision_id, document_id FROM annotation UNION SELECT revision_id, id FROM document
    ) WHERE revision_id NOT IN (SELECT id FROM revision) GROUP BY revision_id`)
  for (const { id, document_id } of revisions) {
    run(
      `INSERT INTO revision (id, document_id, created_at, html, text, sha256, word_count) VALUES (?, ?, 0, ?, ?, ?, 0)`,
      id,
      document_id,
      `<p>${LOST_TEXT}</p>`,
      LOST_TEXT,
      '0'.repeat(64),
    )
  }
  // A kind or verdict that is lost becomes the first there is.
  run(`INSERT INTO kind (id, name, color, underline, glyph, is_claim, position)
    SELECT DISTINCT kind_id, 'Recovered', 'slate', 'solid', '?', 0, 99 FROM annotation WHERE kind_id NOT IN (SELECT id FROM kind)`)
  run(`INSERT INTO verdict (id, name, color, position, is_unchecked)
    SELECT DISTINCT verdict_id, 'Recovered', 'grey', 99, 0 FROM claim WHERE verdict_id NOT IN (SELECT id FROM verdict)`)
  run(`UPDATE claim SET speaker_id = NULL WHERE speaker_id NOT IN (SELECT id FROM speaker)`)
  const drop = (table: JournaledTable, key: string, condition: string) => {
    const lost = all<{ key: string }>(`SELECT ${key} AS key FROM ${table} WHERE ${condition}`).map(
      (row) => row.key,
    )
    if (lost.length === 0) return
    report.lost[table] = [...(report.lost[table] ?? []), ...lost]
    report.saved[table] = (report.saved[table] ?? 0) - lost.length
    run(`DELETE FROM ${table} WHERE ${condition}`)
  }
  drop('dismissal', 'id', 'document_id NOT IN (SELECT id FROM document)')
  drop('claim', 'annotation_id', 'annotation_id NOT IN (SELECT id FROM annotation)')
  drop('evidence', 'id', 'claim_id NOT IN (SELECT annotation_id FROM claim)')
  drop(
    'evidence',
    'id',
    'target_annotation_id IS NOT NULL AND target_annotation_id NOT IN (SELECT id FROM annotation)',
  )
  drop(
    'annotation_tag',
    `annotation_id || ' ' || tag_id`,
    'annotation_id NOT IN (SELECT id FROM annotation) OR tag_id NOT IN (SELECT id FROM tag)',
  )
  drop(
    'document_tag',
    `document_id || ' ' || tag_id`,
    'document_id NOT IN (SELECT id FROM document) OR tag_id NOT IN (SELECT id FROM tag)',
  )
}

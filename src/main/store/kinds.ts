import type { Database } from 'better-sqlite3'
import { kindId } from '../../shared/model/ids.ts'
import { kind as kindSchema, type Kind, type KindUse } from '../../shared/model/kind.ts'
import { statement } from './statements.ts'

type KindRow = {
  id: string
  name: string
  color: string
  underline: string
  glyph: string
  is_claim: number
  position: number
  hidden: number
}

function kindFromRow(row: KindRow): Kind {
  return kindSchema.parse({ ...row, isClaim: row.is_claim === 1, hidden: row.hidden === 1 })
}

/** Every kind, in the reader's order. */
export function listKinds(store: Database): Kind[] {
  return statement<[], KindRow>(store, 'SELECT * FROM kind ORDER BY position, id').all().map(kindFromRow)
}

/** How many annotations each kind has, those in the trash counted apart; a kind without any is left out. */
export function kindUses(store: Database): KindUse[] {
  return statement<[], { kind_id: string; live: number; trashed: number }>(
    store,
    `SELECT kind_id, count(*) - count(deleted_at) AS live, count(deleted_at) AS trashed
     FROM annotation GROUP BY kind_id`,
  )
    .all()
    .map((row) => ({ id: kindId.parse(row.kind_id), live: row.live, trashed: row.trashed }))
}

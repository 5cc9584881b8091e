import type { Database } from 'better-sqlite3'
import { kind as kindSchema, type Kind } from '../../shared/model/kind.ts'
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

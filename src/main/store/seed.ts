import type { Database } from 'better-sqlite3'
import type { KindDraft } from '../../shared/model/kind.ts'
import type { Verdict } from '../../shared/model/claim.ts'
import type { Clock } from './clock.ts'
import { outsideSteps } from './journal.ts'

/** The kinds of a new library; their digit keys are 1 to 5. */
const KINDS: readonly KindDraft[] = [
  { name: 'Claim', color: 'amber', underline: 'solid', glyph: '!', isClaim: true },
  { name: 'Quote', color: 'blue', underline: 'dotted', glyph: '“', isClaim: false },
  { name: 'Evidence', color: 'green', underline: 'dashed', glyph: '§', isClaim: false },
  { name: 'Question', color: 'purple', underline: 'wavy', glyph: '?', isClaim: false },
  { name: 'Background', color: 'slate', underline: 'double', glyph: '·', isClaim: false },
]

/** The verdicts of a new library: not checked yet, and a five-step scale. */
const VERDICTS: readonly Pick<Verdict, 'name' | 'color' | 'isUnchecked'>[] = [
  { name: 'Unchecked', color: 'grey', isUnchecked: true },
  { name: 'True', color: 'green', isUnchecked: false },
  { name: 'Mostly true', color: 'lime', isUnchecked: false },
  { name: 'Half true', color: 'amber', isUnchecked: false },
  { name: 'Mostly false', color: 'orange', isUnchecked: false },
  { name: 'False', color: 'red', isUnchecked: false },
]

/** Gives a library that has no kinds, or no verdicts, those of a new one, in one transaction. Not a step to undo. */
export function seed(store: Database, clock: Clock): void {
  const isEmpty = (table: 'kind' | 'verdict') =>
    store.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() === 0
  const lacksKinds = isEmpty('kind')
  const lacksVerdicts = isEmpty('verdict')
  if (!lacksKinds && !lacksVerdicts) return
  outsideSteps(store, () => {
    const kind = store.prepare(
      `INSERT INTO kind (id, name, color, underline, glyph, is_claim, position) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    for (const [position, { name, color, underline, glyph, isClaim }] of (lacksKinds
      ? KINDS
      : []
    ).entries()) {
      kind.run(clock.id(), name, color, underline, glyph, Number(isClaim), position)
    }
    const verdict = store.prepare(
      `INSERT INTO verdict (id, name, color, position, is_unchecked) VALUES (?, ?, ?, ?, ?)`,
    )
    for (const [position, { name, color, isUnchecked }] of (lacksVerdicts ? VERDICTS : []).entries()) {
      verdict.run(clock.id(), name, color, position, Number(isUnchecked))
    }
  })
}

import type { ClaimBulkEdit } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { flushClaims } from './claim-drafts.ts'
import { useVerdicts } from './verdict-store.ts'

/** Gives claims the verdict at a place of the list, from 0. */
export function giveVerdict(ids: readonly AnnotationId[], place: number): void {
  const verdict = useVerdicts.getState().verdicts[place]
  if (verdict === undefined || ids.length === 0) return
  void editClaims(ids, { verdictId: verdict.id }, `Verdict ${verdict.name}`)
}

/** Changes many claims alike, and offers to take it back; `what` is said. */
export async function editClaims(
  ids: readonly AnnotationId[],
  edit: ClaimBulkEdit,
  what: string,
): Promise<void> {
  try {
    await flushClaims()
    const count = await api.claims.updateMany([...ids], edit)
    const message = `${what}: ${count} ${count === 1 ? 'claim' : 'claims'} changed.`
    announce(message)
    if (count > 1) notify(message, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

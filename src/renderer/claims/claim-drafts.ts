import type { ClaimPatch } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

/** What was typed into claims and is not yet on disk. A failed save keeps its text here. */
const drafts = new Map<AnnotationId, ClaimPatch>()
let timer = 0
let saving: Promise<void> = Promise.resolve()

/** Typed text is on its way to the disk this soon after its key, in milliseconds, however long the typing goes on. */
const SAVE_DELAY = 300

/** Remembers what was typed, and saves it soon. */
export function draftClaim(id: AnnotationId, patch: ClaimPatch): void {
  const before = drafts.get(id)
  const attribution = { ...before?.attribution, ...patch.attribution }
  const merged = { ...before, ...patch }
  drafts.set(id, Object.keys(attribution).length === 0 ? merged : { ...merged, attribution })
  // Not set back by the next key: who types without a pause must not lose what was typed before.
  if (timer === 0) timer = window.setTimeout(() => void flushClaims(), SAVE_DELAY)
}

/** What is typed and not yet saved; undefined when the library has it all. */
export function claimDraftOf(id: AnnotationId): ClaimPatch | undefined {
  return drafts.get(id)
}

/** Everything that is typed into claims and not on disk. */
export function unsavedClaims(): [id: AnnotationId, patch: ClaimPatch][] {
  return [...drafts]
}

/** Saves everything typed now. Answers when all that can be saved is on disk. */
export function flushClaims(): Promise<void> {
  clearTimeout(timer)
  timer = 0
  // One after the other: an older text must not overtake a newer one.
  saving = saving.then(saveAll)
  return saving
}

async function saveAll(): Promise<void> {
  for (const [id, patch] of [...drafts]) {
    try {
      await api.claims.update(id, patch)
      if (drafts.get(id) === patch) drafts.delete(id)
    } catch (error) {
      reportFailure(error)
      return
    }
  }
}

/** Changes a claim now; says so when that does not work. Answers whether it is on disk. */
export async function changeClaim(id: AnnotationId, patch: ClaimPatch): Promise<boolean> {
  await flushClaims()
  try {
    return (await api.claims.update(id, patch)) !== null
  } catch (error) {
    reportFailure(error)
    return false
  }
}

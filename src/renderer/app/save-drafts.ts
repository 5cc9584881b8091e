import { keepEnds } from '../annotations/moving-ends.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { flushClaims } from '../claims/claim-drafts.ts'
import { savePosition } from '../reader/save-position.ts'

/** Saves everything that is typed and not yet saved, and where the reader is. Answers when it is on disk. */
export async function saveDrafts(): Promise<void> {
  await Promise.all([flushNotes(), keepEnds(), flushClaims(), savePosition()])
}

import { create } from 'zustand'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'
import { logError, reportFailure } from '../app/notices.ts'

/** Notes that were typed and are not yet on disk. A failed save keeps its text here. */
const drafts = new Map<AnnotationId, string>()
let timer = 0
let saving: Promise<void> = Promise.resolve()

/** Typed text is on its way to the disk this soon after its key, in milliseconds, however long the typing goes on. */
const SAVE_DELAY = 300

/** Why a typed note could not be saved, in sentences for the reader. */
export const useUnsaved = create<{ problems: ReadonlyMap<AnnotationId, string> }>(() => ({
  problems: new Map(),
}))

/** Remembers what was typed, and saves it soon. */
export function draftNote(id: AnnotationId, note: string): void {
  drafts.set(id, note)
  // Not set back by the next key: who types without a pause must not lose a whole paragraph.
  if (timer === 0) timer = window.setTimeout(() => void flushNotes(), SAVE_DELAY)
}

/** What is typed and not yet saved; undefined when the library has it all. */
export function draftOf(id: AnnotationId): string | undefined {
  return drafts.get(id)
}

/** Every note that is typed and not on disk. */
export function unsavedNotes(): [id: AnnotationId, note: string][] {
  return [...drafts]
}

/** Saves every typed note now. Answers when all that can be saved is on disk. */
export function flushNotes(): Promise<void> {
  clearTimeout(timer)
  timer = 0
  // One after the other: an older text must not overtake a newer one.
  saving = saving.then(saveAll)
  return saving
}

async function saveAll(): Promise<void> {
  for (const [id, note] of [...drafts]) {
    try {
      await api.annotations.update(id, { note })
      if (drafts.get(id) === note) drafts.delete(id)
      tellProblem(id, null)
    } catch (error) {
      // Said once, and then at the note itself: not again with every key that is pressed.
      if (useUnsaved.getState().problems.has(id)) logError(error)
      else reportFailure(error)
      tellProblem(id, error instanceof Error ? error.message : String(error))
    }
  }
}

function tellProblem(id: AnnotationId, problem: string | null): void {
  const { problems } = useUnsaved.getState()
  if ((problems.get(id) ?? null) === problem) return
  const next = new Map(problems)
  if (problem === null) next.delete(id)
  else next.set(id, problem)
  useUnsaved.setState({ problems: next })
}

import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { useReader } from './reader-store.ts'

/** Remembers where the reader is, in the library. Answers when it is on disk. */
export async function savePosition(): Promise<void> {
  const { document, view } = useReader.getState()
  if (document === null || view === null) return
  try {
    await api.documents.saveReadingPosition(document.id, view.position())
  } catch (error) {
    // Losing one's place is no reason to interrupt reading; a disk that is full is said when it matters.
    logError(error)
  }
}

import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { useSettings } from '../app/settings-store.ts'
import { useProgress } from './progress.ts'
import { useReader } from './reader-store.ts'

/** From this share on an article counts as read: its last line may hang a little below the window. */
const READ_SHARE = 0.995

/** Remembers where the reader is, in the library. Answers when it is on disk. */
export async function savePosition(): Promise<void> {
  const { document, view } = useReader.getState()
  if (document === null || view === null) return
  try {
    await api.documents.saveReadingPosition(document.id, view.position(), useProgress.getState().share)
  } catch (error) {
    // Losing one's place is no reason to interrupt reading; a disk that is full is said when it matters.
    logError(error)
  }
}

/** Marks the open article as done when its end was scrolled to, for readers who want that. A step that can be undone. */
export async function markDoneAtEnd(): Promise<void> {
  const { document } = useReader.getState()
  const { share } = useProgress.getState()
  if (document === null || share === null || share < READ_SHARE) return
  if (!useSettings.getState().settings.markDoneAtEnd) return
  try {
    const [item] = await api.shelf.get([document.id])
    if (item?.status === 'reading') await api.shelf.change([document.id], { status: 'done' })
  } catch (error) {
    logError(error)
  }
}

import { api } from './api.ts'
import { logError } from './notices.ts'
import { showOverlay } from './overlay-store.ts'
import { saveDrafts } from './save-drafts.ts'
import { unsavedTexts } from './unsaved-texts.ts'

/** Saves what is not yet saved and lets the window go; when something can't be saved, it stays, and the reader is asked. */
export async function saveAndClose(): Promise<void> {
  try {
    await saveDrafts()
  } catch (error) {
    logError(error)
  }
  if (unsavedTexts().length === 0) return api.window.readyToClose()
  await api.window.stayOpen()
  showOverlay('unsaved')
}

import { create } from 'zustand'
import { api } from './api.ts'
import { logError, reportFailure } from './notices.ts'
import { showOverlay } from './overlay-store.ts'
import { saveDrafts } from './save-drafts.ts'
import { unsavedAsText, unsavedTexts, type UnsavedText } from './unsaved-texts.ts'

/** How the closing of the window stands; `failedTries` counts those after which something was still unsaved. */
type Closing = { isSaving: boolean; failedTries: number; texts: readonly UnsavedText[] }

export const useClosing = create<Closing>(() => ({ isSaving: false, failedTries: 0, texts: [] }))

/** A save that takes longer than this, in milliseconds, is shown: the main process waits a little longer for a word. */
const SHOWN_AFTER = 1_000

/** Whether the window is still to close once everything is saved: the reader may change their mind. */
let isWanted = false

/** Saves what is not yet saved and lets the window go. It waits for as long as that takes; when something can't be saved, it stays, and the reader is asked. */
export async function saveAndClose(): Promise<void> {
  isWanted = true
  if (useClosing.getState().isSaving) return sayStillSaving()
  useClosing.setState({ isSaving: true, texts: unsavedTexts() })
  const timer = window.setTimeout(() => void sayStillSaving().catch(logError), SHOWN_AFTER)
  try {
    await saveUntilStill()
  } catch (error) {
    logError(error)
  }
  clearTimeout(timer)
  const texts = unsavedTexts()
  const { failedTries } = useClosing.getState()
  useClosing.setState({ isSaving: false, texts, failedTries: texts.length === 0 ? 0 : failedTries + 1 })
  if (!isWanted) return
  if (texts.length === 0) return api.window.readyToClose()
  await api.window.stayOpen()
  showOverlay('unsaved')
}

/** The reader stays in the window; what is being saved goes on being saved. */
export function stay(): void {
  isWanted = false
  useClosing.setState({ failedTries: 0 })
  showOverlay(null)
  void api.window.stayOpen().catch(reportFailure)
}

async function sayStillSaving(): Promise<void> {
  showOverlay('unsaved')
  await api.window.stillSaving()
}

/** Saves until nothing is left, or the same is left twice: somebody may be typing. */
async function saveUntilStill(): Promise<void> {
  let before = ''
  for (;;) {
    await saveDrafts()
    const left = unsavedAsText(unsavedTexts())
    if (left === '' || left === before) return
    before = left
  }
}

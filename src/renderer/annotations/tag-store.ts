import { create } from 'zustand'
import type { TagUse } from '../../shared/ipc.ts'
import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'

/** Every tag in use, the most used first. */
export const useTags = create<{ tags: readonly TagUse[] }>(() => ({ tags: [] }))

/** Reads the tags anew. */
export async function refreshTags(): Promise<void> {
  try {
    useTags.setState({ tags: await api.tags.list() })
  } catch (error) {
    // Completion is a convenience: without it tags can still be typed.
    logError(error)
  }
}

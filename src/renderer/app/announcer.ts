import { create } from 'zustand'

/** What screen readers are told; the count makes the same words twice two messages. */
export const useAnnouncement = create<{ text: string; count: number }>(() => ({ text: '', count: 0 }))

/** Has screen readers say `text` when they are done with what they are saying. */
export function announce(text: string): void {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }))
}

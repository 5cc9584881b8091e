import { create } from 'zustand'
import type { LinkedThing } from '../../shared/ipc-notes.ts'
import { api, events } from '../app/api.ts'
import { logError, notify, reportFailure } from '../app/notices.ts'

/** What links in notes lead to, as far as it has been asked; null where they lead to nothing. */
export const useLinkTitles = create<{ things: ReadonlyMap<string, LinkedThing | null> }>(() => ({
  things: new Map(),
}))

let wanted = new Set<string>()
let isAsking = false

/** Asks what a link leads to, once; many that are wanted at once are asked together. */
export function wantLinkTitle(link: string): void {
  if (useLinkTitles.getState().things.has(link) || wanted.has(link)) return
  wanted.add(link)
  if (isAsking) return
  isAsking = true
  queueMicrotask(() => void askTitles().catch(logError))
}

async function askTitles(): Promise<void> {
  const links = [...wanted]
  wanted = new Set()
  isAsking = false
  const things = await api.links.resolve(links)
  useLinkTitles.setState((state) => {
    const next = new Map(state.things)
    for (const [index, link] of links.entries()) next.set(link, things[index] ?? null)
    return { things: next }
  })
}

/** Goes to what a link leads to, or says that it is not there any more. */
export async function followNoteLink(link: string): Promise<void> {
  try {
    const [thing] = await api.links.resolve([link])
    if (thing == null)
      return notify('This link leads to nothing in this library: what it led to was deleted.')
    const { openPassage } = await import('../library/open-passage.ts')
    const { target } = thing
    await (target.kind === 'document'
      ? openPassage(target.id, null)
      : openPassage(target.documentId, { annotationId: target.id }))
  } catch (error) {
    reportFailure(error)
  }
}

// A title that was changed, or a highlight that was deleted, is asked for anew.
function askAgain(): void {
  const links = [...useLinkTitles.getState().things.keys()]
  if (links.length === 0) return
  wanted = new Set([...wanted, ...links])
  if (isAsking) return
  isAsking = true
  queueMicrotask(() => void askTitles().catch(logError))
}
events.onDocumentsChanged(askAgain)
events.onAnnotationsChanged(askAgain)

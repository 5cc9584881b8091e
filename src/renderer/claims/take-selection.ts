import type { AnnotationId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { useReader } from '../reader/reader-store.ts'
import { changeClaim } from './claim-drafts.ts'

/** What the text says of an attribution in words that can be pointed at. */
export type TakenField = 'source' | 'cue'

/** The keys that take the selected words: W for who, Q for the cue. */
export const takingKeys: Readonly<Record<TakenField, string>> = { source: 'W', cue: 'Q' }

/** Records the words that are selected in the article as a claim's source or cue. */
export async function takeSelection(id: AnnotationId, field: TakenField): Promise<void> {
  const { view, selection } = useReader.getState()
  const range = view?.selection() ?? selection
  if (view === null || range === null) return
  const words = view.text.slice(range.start, range.end).replaceAll(/\s+/g, ' ').trim()
  if (words !== '' && (await changeClaim(id, { attribution: { [field]: words } })))
    announce(`${field === 'source' ? 'Source' : 'Cue'}: ${words}`)
}

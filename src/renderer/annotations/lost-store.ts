import { create } from 'zustand'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type {
  AnchoringRecord,
  LostAnnotation,
  UnplacedAnnotations,
} from '../../shared/model/listed-annotation.ts'
import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'

type LostState = {
  lost: readonly LostAnnotation[]
  isLoaded: boolean
  /** Whether articles are being looked through. */
  isLooking: boolean
}

/** The highlights of all articles that are not in the text of today. */
export const useLost = create<LostState>(() => ({ lost: [], isLoaded: false, isLooking: false }))

/** More of a guess than this tells nothing, in UTF-16 code units. */
const MOST_GUESSED = 2_000

/** Looked through in one go, between two of which the window answers. */
const ARTICLES_AT_ONCE = 4

let looking: Promise<void> | null = null

/** Looks for what has not been looked for yet, and reads what was not found; what is known is there at once. */
export function refreshLost(): Promise<void> {
  looking ??= look().finally(() => (looking = null))
  return looking
}

async function look(): Promise<void> {
  useLost.setState({ lost: await api.lost.list(), isLoaded: true, isLooking: true })
  try {
    for (;;) {
      const unplaced = await api.lost.unplaced(ARTICLES_AT_ONCE)
      if (unplaced.length === 0) break
      for (const article of unplaced) await placeArticle(article)
    }
  } catch (error) {
    // In a library that can't be written, what was found can't be kept; what is known is shown.
    logError(error)
  } finally {
    useLost.setState({ lost: await api.lost.list(), isLooking: false })
  }
}

async function placeArticle({ documentId, revisionId, annotations }: UnplacedAnnotations): Promise<void> {
  const byRevision = Map.groupBy(annotations, (annotation) => annotation.revisionId)
  const texts = new Map(
    (await api.revisions.texts([...new Set([revisionId, ...byRevision.keys()])])).map(({ id, text }) => [
      id,
      text,
    ]),
  )
  const text = texts.get(revisionId) ?? ''
  const records: AnchoringRecord[] = []
  const { anchorOffThread } = await import('./anchor-off-thread.ts')
  for (const [describedIn, together] of byRevision) {
    const anchored = await anchorOffThread(
      text,
      together.map(({ selectors }) => selectors),
      texts.get(describedIn),
    )
    for (const [index, { id }] of together.entries()) {
      const anchoring = anchored[index]
      if (anchoring !== undefined) records.push({ id, describedIn, lost: lossOf(anchoring, text) })
    }
  }
  await api.lost.record(documentId, revisionId, records)
}

/** What is kept of an anchoring; null for what was found. */
export function lossOf(anchoring: Anchoring, text: string): AnchoringRecord['lost'] {
  if (anchoring.kind !== 'orphan') return null
  const { reason, guess } = anchoring
  return {
    reason,
    guess:
      guess === null ? null : { ...guess, text: text.slice(guess.start, guess.end).slice(0, MOST_GUESSED) },
  }
}

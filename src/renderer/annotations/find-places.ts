import { anchorInPlace } from '../../shared/anchoring/anchor-in-place.ts'
import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { Annotation } from '../../shared/model/annotation.ts'
import type { Revision } from '../../shared/model/document.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { TextSelectors } from '../../shared/model/selector.ts'
import { reportFailure } from '../app/notices.ts'
import { earlierText, readEarlierTexts } from './earlier-texts.ts'

/** What was found of a passage, and by which selectors; `anchoring` is null while it is looked for. */
type Place = { selectors: TextSelectors; anchoring: Anchoring | null }

/** The places in the text of the open article. */
const places = new Map<AnnotationId, Place>()
/** Counts the texts: what was found in one tells nothing of the next. */
let generation = 0
let search: Promise<void> = Promise.resolve()

/** Forgets what was found: another text is shown. */
export function forgetPlaces(): void {
  generation += 1
  places.clear()
}

/** Where an annotation's passage is; null while it is not known. */
export function placeOf({ id, selectors }: Annotation): Anchoring | null {
  const place = places.get(id)
  return place !== undefined && isSame(place.selectors, selectors) ? place.anchoring : null
}

/**
 * Looks for the passages of those annotations that have no place yet: at once whether they stand where they
 * stood, which takes a microsecond each; for the others in a worker, after which `onFound` is called.
 */
export function findPlaces(
  revision: Revision,
  annotations: readonly Annotation[],
  onFound: () => void,
): void {
  const missing = annotations.filter((annotation) => {
    const { id, selectors } = annotation
    const known = places.get(id)
    if (known !== undefined && isSame(known.selectors, selectors)) return false
    const anchoring = anchorInPlace(revision.text, selectors)
    places.set(id, { selectors, anchoring })
    return anchoring === null
  })
  if (missing.length === 0) return
  const found = lookFor(missing, revision)
    .then((isCurrent) => isCurrent && onFound())
    .catch(reportFailure)
  search = Promise.all([search, found]).then(() => {})
}

/** Answers when no passage is being looked for any more. */
export async function allPlacesFound(): Promise<void> {
  for (let waited = null; waited !== search;) await (waited = search)
}

/** Looks for passages in the worker; answers false when another text was shown meanwhile. */
async function lookFor(annotations: readonly Annotation[], revision: Revision): Promise<boolean> {
  const started = generation
  // Without the earlier text they can be found as well, only less surely.
  await readEarlierTexts(annotations, revision.id).catch(reportFailure)
  const { anchorOffThread } = await import('./anchor-off-thread.ts')
  // Those that were described in the same earlier text are followed from it together.
  const groups = Map.groupBy(annotations, ({ revisionId }) => revisionId)
  await Promise.all(
    [...groups].map(async ([described, together]) => {
      const selectors = together.map((annotation) => annotation.selectors)
      const anchorings = await anchorOffThread(revision.text, selectors, earlierText(described))
      if (generation !== started) return
      for (const [at, { id }] of together.entries()) {
        const place = places.get(id)
        // It may have been given another passage while this one was looked for.
        if (place !== undefined && place.selectors === selectors[at])
          place.anchoring = anchorings[at] ?? place.anchoring
      }
    }),
  )
  return generation === started
}

function isSame(a: TextSelectors, b: TextSelectors): boolean {
  return (
    a === b ||
    (a.quote.exact === b.quote.exact &&
      a.position?.start === b.position?.start &&
      a.position?.end === b.position?.end &&
      a.quote.prefix === b.quote.prefix &&
      a.quote.suffix === b.quote.suffix)
  )
}

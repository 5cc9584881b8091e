import { anchorAll } from '../anchoring/anchor.ts'
import type { Annotation } from '../model/annotation.ts'
import type { RevisionId } from '../model/ids.ts'
import type { PlacedAnnotation } from './reading-order.ts'

/**
 * Annotations of one document with their places in its current text.
 *
 * `earlierTexts` has the texts of the revisions that they were described in, as far as they are known: those make
 * the places surer.
 */
export function placeAnnotations(
  text: string,
  annotations: readonly Annotation[],
  earlierTexts: ReadonlyMap<RevisionId, string>,
): PlacedAnnotation[] {
  return [...Map.groupBy(annotations, ({ revisionId }) => revisionId)].flatMap(([revision, together]) => {
    const anchored = anchorAll(
      text,
      together.map(({ selectors }) => selectors),
      earlierTexts.get(revision),
    )
    return together.map((annotation, at) => {
      const anchoring = anchored[at]
      const isLost = anchoring === undefined || anchoring.kind === 'orphan'
      return { annotation, range: isLost ? null : anchoring.range }
    })
  })
}

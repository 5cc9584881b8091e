/** That a passage may be in some place: one of its places, and how many words differ there. */
export type Sighting = { passage: number; start: number; edits: number }

/** A passage that may be in more places than this tells nothing of others. */
export const MOST_SIGHTINGS = 8

/** How far apart, in UTF-16 code units, passages are that tell of each other: about a paragraph or two. */
const NEIGHBOURHOOD = 600

/** More neighbours than this are not asked. */
const MOST_NEIGHBOURS = 100

/**
 * What other passages say of two places where `passage` may be, when both are copies of the same text: how
 * many more words differ for them around place `a` than around place `b`. Positive speaks for `b`, 0 is no
 * evidence.
 *
 * Where a text and a rewritten copy of it stand in one document, one passage often fits both; but all that
 * were described in one text were described in the same copy of it. `sightings` ascend by their start.
 */
export function testimony(sightings: readonly Sighting[], passage: number, a: number, b: number): number {
  const radius = Math.min(NEIGHBOURHOOD, Math.abs(a - b) / 2)
  const aroundA = fewestEditsAround(sightings, a, radius)
  let difference = 0
  for (const [other, edits] of fewestEditsAround(sightings, b, radius)) {
    const editsInA = aroundA.get(other)
    if (editsInA !== undefined && other !== passage) difference += editsInA - edits
  }
  return difference
}

/** The passages that may be near a place, with how many words differ for them there. */
function fewestEditsAround(
  sightings: readonly Sighting[],
  place: number,
  radius: number,
): Map<number, number> {
  let low = 0
  let high = sightings.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sightings[middle]?.start ?? 0) < place - radius) low = middle + 1
    else high = middle
  }
  const fewest = new Map<number, number>()
  for (let i = low; i < sightings.length && i < low + MOST_NEIGHBOURS; i++) {
    const { passage, start, edits } = sightings[i] ?? { passage: -1, start: Infinity, edits: 0 }
    if (start > place + radius) break
    fewest.set(passage, Math.min(edits, fewest.get(passage) ?? Infinity))
  }
  return fewest
}

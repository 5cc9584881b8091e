/**
 * Undoes matches that chance explains as well: where a paragraph was replaced by another, "of the" is in both.
 *
 * A matched run between two changes is kept when finding it there by chance is unlikely: fewer than one such
 * run is to be expected among all pairs of places in the rewritten stretch around it, the words being drawn by
 * their frequency. Real text repeats itself more than such draws, and the more so the longer the stretch;
 * hence the exponent.
 */
export function dropCoincidences(
  matches: Int32Array,
  afterCount: number,
  /** Bits of surprise in meeting this word of the earlier text. */
  rarity: (place: number) => number,
): void {
  // Runs that are kept so far: place before, place after, length, bits.
  const runs: number[] = []
  let place = 0
  while (place < matches.length) {
    const inAfter = matches[place] ?? -1
    if (inAfter === -1) {
      place++
      continue
    }
    let length = 0
    let bits = 0
    while (place + length < matches.length && matches[place + length] === inAfter + length) {
      if (bits < ENOUGH_BITS) bits += rarity(place + length)
      length++
    }
    dropLast(place, inAfter)
    runs.push(place, inAfter, length, bits)
    place += length
  }
  dropLast(matches.length, afterCount)

  /** Drops runs off the end of the list while they look like chance, given where the next run starts. */
  function dropLast(nextBefore: number, nextAfter: number): void {
    while (runs.length > 0) {
      const last = runs.length - 4
      const start = runs[last] ?? 0
      const length = runs[last + 2] ?? 0
      const bits = runs[last + 3] ?? 0
      const fromBefore = last === 0 ? 0 : (runs[last - 4] ?? 0) + (runs[last - 2] ?? 0)
      const fromAfter = last === 0 ? 0 : (runs[last - 3] ?? 0) + (runs[last - 2] ?? 0)
      const pairs = (nextBefore - fromBefore - length + 1) * (nextAfter - fromAfter - length + 1)
      if (bits > REPETITION * Math.log2(pairs)) return
      matches.fill(-1, start, start + length)
      runs.length = last
    }
  }
}

/** More bits than the longest stretch of any text can explain. */
const ENOUGH_BITS = 128

/** How much more often than drawn words real ones coincide, as an exponent; see above. */
const REPETITION = 1.5

// Reused between calls: one row of scores, and for every cell how its best path came there.
let scores = new Float32Array(0)
let steps = new Uint8Array(0)

const STOP = 0
const PAIR = 1
const SKIP_IN_TEXT = 2
const SKIP_IN_PATTERN = 3

/** What a word that has no partner costs, in the bits that a matching word of medium rarity brings. */
const UNMATCHED = 4

/**
 * Aligns the words of a pattern with those of a text near one diagonal, as well as may be, and writes per word
 * of the pattern its place in the text, or -1, into `matches`.
 *
 * T. Smith and M. Waterman's local alignment (1981) in a band: word i of the pattern may match the places
 * from i + diagonal - halfWidth to i + diagonal + halfWidth. A match brings the word's `gains`.
 */
export function alignInBand(
  pattern: Int32Array,
  gains: Float32Array,
  text: Int32Array,
  diagonal: number,
  halfWidth: number,
  matches: Int32Array,
): void {
  const count = pattern.length
  const width = 2 * halfWidth + 1
  if (scores.length < width + 1) scores = new Float32Array(width + 1)
  if (steps.length < width * count) steps = new Uint8Array(2 * width * count)
  scores.fill(0, 0, width + 1)
  let best = 0
  let bestCell = -1
  for (let i = 0; i < count; i++) {
    const word = pattern[i] ?? -1
    const gain = gains[i] ?? 0
    const from = i + diagonal - halfWidth
    let left = 0
    for (let k = 0; k < width; k++) {
      const place = from + k
      let score = 0
      let step = STOP
      if (place >= 0 && place < text.length) {
        const matched = text[place] === word
        const pair = (scores[k] ?? 0) + (matched ? gain : -UNMATCHED)
        if (pair > 0) {
          score = pair
          step = PAIR
        }
        if (left - UNMATCHED > score) {
          score = left - UNMATCHED
          step = SKIP_IN_TEXT
        }
        const above = (scores[k + 1] ?? 0) - UNMATCHED
        if (above > score) {
          score = above
          step = SKIP_IN_PATTERN
        }
        if (matched && score > best) {
          best = score
          bestCell = i * width + k
        }
      }
      scores[k] = score
      left = score
      steps[i * width + k] = step
    }
  }
  matches.fill(-1, 0, count)
  let cell = bestCell
  while (cell >= 0) {
    const step = steps[cell]
    const i = Math.floor(cell / width)
    if (step === PAIR) {
      const place = i + diagonal - halfWidth + (cell - i * width)
      if (text[place] === pattern[i]) matches[i] = place
      cell -= width
    } else if (step === SKIP_IN_TEXT) cell -= 1
    else if (step === SKIP_IN_PATTERN) cell -= width - 1
    else break
  }
}

/** Texts longer than this, in UTF-16 code units, are not compared: the time grows with the product of their lengths. */
const LONGEST = 100

/**
 * How alike two short texts are in their spelling: 1 when they are equal, 0 when they have nothing in common
 * or are too long to compare. The share of the longer one that need not be typed anew.
 *
 * V. Levenshtein's distance (1966), by the row.
 */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  if (longer > LONGEST) return 0
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row[b.length] ?? 0) / longer
}

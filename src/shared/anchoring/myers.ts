/** Gives up on a gap that needs more insertions and deletions than this; its words count as replaced. */
const MOST_EDITS = 512

// One row of furthest points per number of edits, kept to walk back; reused, as gaps are many and small.
let trace = new Int32Array(1024)

/**
 * Matches the words of two gaps by a shortest edit script, and writes the matches into `matches`.
 *
 * E. Myers, "An O(ND) difference algorithm and its variations", 1986, the greedy form. Writes nothing when
 * the script would be longer than `MOST_EDITS`.
 */
export function matchByMyers(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
  matches: Int32Array,
): void {
  const n = aTo - aFrom
  const m = bTo - bFrom
  const most = Math.min(n + m, MOST_EDITS)
  // Row d has the furthest x on the diagonals -d, -d + 2, … d, d + 1 numbers from d (d + 1) / 2 on.
  for (let d = 0; d <= most; d++) {
    const row = (d * (d + 1)) >>> 1
    if (row + d >= trace.length) {
      const grown = new Int32Array(Math.max(row + d + 1, trace.length * 2))
      grown.set(trace)
      trace = grown
    }
    const above = row - d
    for (let i = 0; i <= d; i++) {
      // Diagonal k = 2i - d; the row above has k + 1 at i, and k - 1 at i - 1.
      const down = i === 0 || (i < d && (trace[above + i - 1] ?? 0) < (trace[above + i] ?? 0))
      let x = d === 0 ? 0 : down ? (trace[above + i] ?? 0) : (trace[above + i - 1] ?? 0) + 1
      let y = x - (2 * i - d)
      while (x < n && y < m && a[aFrom + x] === b[bFrom + y]) {
        x++
        y++
      }
      trace[row + i] = x
      if (x >= n && y >= m) {
        walkBack(d, i, aFrom, bFrom, matches)
        return
      }
    }
  }
}

/** Follows the rows of `trace` back from diagonal `i` of row `d`, and records every match on the way. */
function walkBack(d: number, i: number, aFrom: number, bFrom: number, matches: Int32Array): void {
  while (true) {
    const row = (d * (d + 1)) >>> 1
    let x = trace[row + i] ?? 0
    const k = 2 * i - d
    let from = 0
    if (d > 0) {
      const above = row - d
      const down = i === 0 || (i < d && (trace[above + i - 1] ?? 0) < (trace[above + i] ?? 0))
      from = down ? (trace[above + i] ?? 0) : (trace[above + i - 1] ?? 0) + 1
      if (!down) i--
    }
    while (x > from) {
      x--
      matches[aFrom + x] = bFrom + x - k
    }
    if (d === 0) return
    d--
  }
}

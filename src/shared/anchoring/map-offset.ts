import type { DiffRun } from './word-diff.ts'

/**
 * Where an offset in the earlier text of a diff is in the later one; both in UTF-16 code units.
 *
 * Where text was put in exactly at the offset, `lean` says on which side of it to stay: `left` before it, as
 * suits the end of a passage, `right` behind it, as suits the start. An offset within text that was taken out
 * or replaced goes to the near edge of what stands there now. Throws when the offset is beyond the text.
 */
export function mapOffset(runs: readonly DiffRun[], offset: number, lean: 'left' | 'right'): number {
  const end = runs.at(-1)?.before.end ?? 0
  if (offset < 0 || offset > end) throw new RangeError(`expected an offset within 0–${end}, found ${offset}`)
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const run = runs[middle]
    const passed = run !== undefined && (lean === 'left' ? run.before.end < offset : run.before.end <= offset)
    if (passed) low = middle + 1
    else high = middle
  }
  const run = runs[low]
  if (run === undefined) return runs.at(-1)?.after.end ?? 0
  if (run.kind === 'equal') return run.after.start + offset - run.before.start
  const next = runs[low + 1]
  return lean === 'right' && next?.kind === 'insert' ? next.after.end : run.after.start
}

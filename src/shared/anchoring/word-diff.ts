import type { TextRange } from '../model/selector.ts'
import { alignWords, type WordAlignment } from './word-alignment.ts'
import { splitWords } from './words.ts'

/**
 * A stretch of a diff. The runs of a diff, in order, cover both texts without gap or overlap: `before` of an
 * insertion and `after` of a deletion are empty. Where text was replaced, the deletion comes first.
 */
export type DiffRun = { kind: 'equal' | 'insert' | 'delete'; before: TextRange; after: TextRange }

/**
 * Compares two texts word by word.
 *
 * What an `equal` run covers is the same in both texts to the code unit; words are never cut. Moved text is a
 * deletion and an insertion. Time grows with the length of the texts; see `alignWords`.
 */
export function diffWords(before: string, after: string): DiffRun[] {
  if (before === after) {
    const whole = { start: 0, end: before.length }
    return before === '' ? [] : [{ kind: 'equal', before: whole, after: { ...whole } }]
  }
  return diffRuns(alignWords(splitWords(before), splitWords(after)))
}

/** The runs of two texts whose words have been aligned. */
export function diffRuns({ before, after, matches }: WordAlignment): DiffRun[] {
  const runs: DiffRun[] = []
  // Up to where the texts have been covered, in code units, and the first words beyond.
  let at = 0
  let newAt = 0
  let word = 0
  let newWord = 0

  let i = 0
  while (i < before.count) {
    const j = matches[i] ?? -1
    if (j === -1) {
      i++
      continue
    }
    let length = 1
    while (i + length < before.count && matches[i + length] === j + length) length++
    if (!addIfEqual(i, j, length)) for (let k = 0; k < length; k++) addIfEqual(i + k, j + k, 1)
    i += length
  }
  addChange(before.count, after.count, before.text.length, after.text.length)
  return runs

  /** Adds matched words, and what comes before them, unless they differ in case, punctuation or invisible characters. */
  function addIfEqual(i: number, j: number, length: number): boolean {
    const start = before.starts[i] ?? 0
    const end = before.ends[i + length - 1] ?? 0
    const newStart = after.starts[j] ?? 0
    const newEnd = after.ends[j + length - 1] ?? 0
    if (end - start !== newEnd - newStart) return false
    if (before.text.slice(start, end) !== after.text.slice(newStart, newEnd)) return false
    addChange(i, j, start, newStart)
    add('equal', end - start, end - start)
    word = i + length
    newWord = j + length
    return true
  }

  /** Adds what lies between two equal stretches, less the punctuation and space that are equal at its edges. */
  function addChange(toWord: number, toNewWord: number, to: number, newTo: number): void {
    const headEnd = word < toWord ? (before.starts[word] ?? to) : to
    const newHeadEnd = newWord < toNewWord ? (after.starts[newWord] ?? newTo) : newTo
    let head = 0
    const mostHead = Math.min(headEnd - at, newHeadEnd - newAt)
    while (head < mostHead && before.text.charCodeAt(at + head) === after.text.charCodeAt(newAt + head))
      head++

    const tailStart = Math.max(at + head, word < toWord ? (before.ends[toWord - 1] ?? 0) : 0)
    const newTailStart = Math.max(newAt + head, newWord < toNewWord ? (after.ends[toNewWord - 1] ?? 0) : 0)
    let tail = 0
    const mostTail = Math.min(to - tailStart, newTo - newTailStart)
    while (
      tail < mostTail &&
      before.text.charCodeAt(to - 1 - tail) === after.text.charCodeAt(newTo - 1 - tail)
    ) {
      tail++
    }
    add('equal', head, head)
    add('delete', to - tail - at, 0)
    add('insert', 0, newTo - tail - newAt)
    add('equal', tail, tail)
  }

  /** Adds the next `length` and `newLength` code units as one run, or makes the last run of that kind longer. */
  function add(kind: DiffRun['kind'], length: number, newLength: number): void {
    if (length === 0 && newLength === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) {
      last.before.end += length
      last.after.end += newLength
    } else {
      runs.push({
        kind,
        before: { start: at, end: at + length },
        after: { start: newAt, end: newAt + newLength },
      })
    }
    at += length
    newAt += newLength
  }
}

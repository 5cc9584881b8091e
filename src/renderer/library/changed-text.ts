import { diffWords, type DiffRun } from '../../shared/anchoring/word-diff.ts'

/** A stretch of two texts as it is shown: what is equal and far from any change is left out. */
export type ChangedPart =
  | {
      kind: DiffRun['kind']
      text: string
      /** Where it stands in the later text, in UTF-16 code units; where it stood, for what was taken out. */
      at: number
    }
  | { kind: 'left-out'; words: number }

/** How much of what is equal is shown on either side of a change, in UTF-16 code units. */
const CONTEXT = 160

/** What became of a text, in order. */
export function changedParts(before: string, after: string): ChangedPart[] {
  const runs = diffWords(before, after)
  return runs.flatMap((run, index): ChangedPart[] => {
    if (run.kind === 'delete')
      return [{ kind: 'delete', text: before.slice(run.before.start, run.before.end), at: run.after.start }]
    const text = after.slice(run.after.start, run.after.end)
    const { start } = run.after
    if (run.kind === 'insert') return [{ kind: 'insert', text, at: start }]
    const head = index === 0 ? 0 : wordEnd(text, CONTEXT)
    const tail = index === runs.length - 1 ? text.length : wordStart(text, text.length - CONTEXT)
    if (tail - head < CONTEXT) return [{ kind: 'equal', text, at: start }]
    return [
      ...(head > 0 ? [{ kind: 'equal' as const, text: text.slice(0, head), at: start }] : []),
      { kind: 'left-out', words: text.slice(head, tail).trim().split(/\s+/).length },
      ...(tail < text.length ? [{ kind: 'equal' as const, text: text.slice(tail), at: start + tail }] : []),
    ]
  })
}

/** How many words were taken out and put in. */
export function countChanges(parts: readonly ChangedPart[]): { removed: number; added: number } {
  const words = (kind: 'insert' | 'delete') =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? (part.text.match(/\S+/g)?.length ?? 0) : 0), 0)
  return { removed: words('delete'), added: words('insert') }
}

function wordEnd(text: string, from: number): number {
  const space = text.slice(from).search(/\s/)
  return space === -1 ? text.length : from + space
}

function wordStart(text: string, from: number): number {
  if (from <= 0) return 0
  const space = text.lastIndexOf(' ', from)
  return space === -1 ? 0 : space + 1
}

import type { DiffRun } from '../../shared/anchoring/word-diff.ts'

type DiffTextProps = { before: string; after: string; runs: readonly DiffRun[] }

/** Two texts as one: what was taken out is struck through, what came in is underlined. */
export function DiffText({ before, after, runs }: DiffTextProps) {
  return (
    <p className="diff" dir="auto">
      {runs.map((run) => {
        const key = `${run.kind} ${run.before.start} ${run.after.start}`
        if (run.kind === 'delete')
          return <del key={key}>{before.slice(run.before.start, run.before.end)}</del>
        const text = after.slice(run.after.start, run.after.end)
        return run.kind === 'insert' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </p>
  )
}

import { appendFileSync } from 'node:fs'
import { z } from 'zod'

/** What a benchmark found out, as it stands in the table of docs/benchmarks.md. */
export const figureSchema = z.object({
  /** Stable, dotted: "window.start". */
  id: z.string(),
  /** What was measured, as a reader of the table understands it. */
  what: z.string(),
  /** What it was measured against, in the same run; '' for a figure that stands alone. */
  against: z.string(),
  value: z.number(),
  /** `×` for a ratio; ms, KB, %. */
  unit: z.string(),
  goal: z.object({ is: z.enum(['at most', 'at least']), value: z.number() }),
})
export type Figure = z.infer<typeof figureSchema>

/** The file that gathers figures while `npm run bench` runs; one JSON object a line. */
export const FIGURES_FILE = 'POSTIL_FIGURES'

/** Whether a figure meets its goal. */
export function meetsGoal({ value, goal }: Pick<Figure, 'value' | 'goal'>): boolean {
  return goal.is === 'at most' ? value <= goal.value : value >= goal.value
}

/** How much worse than `recorded` a figure is: 0.3 for a loss of 30 %; negative when it is better. */
export function lossAgainst(recorded: Figure, now: Figure): number {
  return now.goal.is === 'at most' ? now.value / recorded.value - 1 : recorded.value / now.value - 1
}

/** Says a figure, and hands it to `npm run bench` for its table. */
export function recordFigure(figure: Figure): void {
  const verdict = meetsGoal(figure) ? 'met' : 'MISSED'
  console.log(
    `${figure.what}${figure.against === '' ? '' : `, against ${figure.against}`}: ${showValue(figure.value, figure.unit)} (goal ${figure.goal.is} ${showValue(figure.goal.value, figure.unit)}: ${verdict})`,
  )
  const file = process.env[FIGURES_FILE]
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figureSchema.parse(figure))}\n`)
}

/** A value with its unit, with as many digits as say something. */
export function showValue(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits).replace(/\.0+$/, '')} ${unit}`
}

/** The value below which `share` of the values lie. Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1))]
  if (value === undefined) throw new Error('There is no quantile of nothing')
  return value
}

import { useId } from 'react'
import { fillOf, Legend, legendOf, PlotPatterns, PlotTable, type Bar } from './stacked-bars.tsx'

type TimePlotProps = {
  title: string
  /** One for each month that has claims, as "2019-05", in any order. */
  months: readonly Bar[]
  unit: string
}

/** Sizes in units of the drawing, which is scaled to the width there is: about as wide as its panel, so that words keep their size. */
const WIDTH = 440
const HEIGHT = 100
const FOOT = 20
const WIDEST = 40

/** Claims over time: a column for each month, divided by verdict; with its table. */
export function TimePlot({ title, months, unit }: TimePlotProps) {
  const columns = everyMonth(months.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
  const totals = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part.count, 0))
  const most = Math.max(1, ...totals)
  const legend = legendOf(months)
  const id = useId()
  const step = Math.min(WIDEST, WIDTH / Math.max(1, columns.length))
  // As many labels as fit, each about 60 units wide.
  const every = Math.max(1, Math.ceil(60 / step))
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={`${title}. The table below has the numbers.`}
      >
        <PlotPatterns id={id} legend={legend} />
        <line x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className="plot-axis" />
        {columns.map((month, index) => {
          let top = HEIGHT
          return (
            <g key={month.key} transform={`translate(${index * step} 0)`}>
              {legend.map((kind, place) => {
                const count = month.parts.find(({ label }) => label === kind.label)?.count ?? 0
                if (count === 0) return null
                const height = (count / most) * (HEIGHT - 14)
                top -= height
                return (
                  <rect
                    key={kind.label}
                    x={step * 0.1}
                    y={top}
                    width={Math.max(1, step * 0.8)}
                    height={height}
                    data-verdict={kind.color}
                    fill={fillOf(id, place)}
                    className="plot-part"
                  >
                    <title>{`${month.label}: ${kind.label}, ${count}`}</title>
                  </rect>
                )
              })}
              {(totals[index] ?? 0) > 0 && step >= 14 && (
                <text x={step / 2} y={top - 4} textAnchor="middle" className="plot-number">
                  {totals[index]}
                </text>
              )}
              {index % every === 0 && (
                <text x={step * 0.1} y={HEIGHT + 15} className="plot-label">
                  {month.key}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <Legend legend={legend} />
      <PlotTable
        title={title}
        heading="Month"
        unit={unit}
        bars={months.toSorted((a, b) => (a.key < b.key ? -1 : 1))}
      />
    </figure>
  )
}

/** Puts empty months between those that have claims: time goes on when nobody speaks. */
function everyMonth(months: readonly Bar[]): Bar[] {
  const first = months.find(({ key }) => monthNumber(key) !== null)
  const [from, to] = [monthNumber(first?.key ?? ''), monthNumber(months.at(-1)?.key ?? '')]
  if (from === null || to === null || to - from > 600) return [...months]
  const known = new Map(months.map((month) => [month.key, month]))
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const number = from + step
    const key = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
    return known.get(key) ?? { key, label: key, parts: [] }
  })
}

function monthNumber(key: string): number | null {
  const found = /^(\d{4})-(\d{2})$/u.exec(key)
  return found === null ? null : Number(found[1]) * 12 + Number(found[2]) - 1
}

import { useId, type ReactNode } from 'react'

/** One part of a bar. `color` names a verdict's colour; parts are hatched in turn, so that they differ without colour. */
export type BarPart = { label: string; count: number; color: string }
export type Bar = { key: string; label: string; parts: readonly BarPart[] }

type StackedBarsProps = {
  title: string
  bars: readonly Bar[]
  /** What the bars count: "claims". */
  unit: string
  /** What the first column of the table is called. */
  heading: string
  onChoose?: (key: string) => void
  children?: ReactNode
}

/** Sizes in units of the drawing, which is scaled to the width there is: about as wide as its panel, so that words keep their size. */
const WIDTH = 440
const LABEL = 150
const LINE = 24
const THICK = 15

/** Horizontal bars, each divided into parts; with its table, which says the same in numbers. */
export function StackedBars({ title, bars, unit, heading, onChoose, children }: StackedBarsProps) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, part) => sum + part.count, 0))
  const most = Math.max(1, ...totals)
  const space = WIDTH - LABEL - 44
  const legend = legendOf(bars)
  const id = useId()
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      {children}
      <svg
        viewBox={`0 0 ${WIDTH} ${bars.length * LINE}`}
        role="img"
        aria-label={`${title}. The table below has the numbers.`}
      >
        <PlotPatterns id={id} legend={legend} />
        {bars.map((bar, index) => {
          let at = LABEL
          return (
            <g key={bar.key} transform={`translate(0 ${index * LINE})`} onClick={() => onChoose?.(bar.key)}>
              <text x={LABEL - 8} y={THICK} textAnchor="end" className="plot-label">
                {shortened(bar.label)}
              </text>
              {bar.parts.map((part, place) => {
                if (part.count === 0) return null
                const width = (part.count / most) * space
                const x = at
                at += width
                return (
                  <rect
                    key={part.label}
                    x={x}
                    y={3}
                    width={Math.max(1, width - 1)}
                    height={THICK}
                    rx={2}
                    data-verdict={part.color}
                    fill={fillOf(id, place)}
                    className="plot-part"
                  >
                    <title>{`${bar.label}: ${part.label}, ${part.count}`}</title>
                  </rect>
                )
              })}
              <text x={at + 6} y={THICK} className="plot-number">
                {totals[index]}
              </text>
            </g>
          )
        })}
      </svg>
      <Legend legend={legend} />
      <PlotTable title={title} heading={heading} unit={unit} bars={bars} />
    </figure>
  )
}

/** The parts that any bar has, in the order of the first that has them all. */
export function legendOf(bars: readonly Bar[]): BarPart[] {
  const counts = new Map<string, BarPart>()
  for (const { parts } of bars) {
    for (const part of parts) {
      const known = counts.get(part.label)
      counts.set(part.label, { ...part, count: part.count + (known?.count ?? 0) })
    }
  }
  return [...counts.values()]
}

/** How the part at a place is filled: plain, or hatched in one of three ways. `id` is the drawing's own. */
export function fillOf(id: string, place: number): string {
  return place % 4 === 0 ? 'var(--verdict)' : `url(#${id}-${place})`
}

/** The hatchings of a drawing, one for each part. */
export function PlotPatterns({ id, legend }: { id: string; legend: readonly BarPart[] }) {
  return (
    <defs>
      {legend.map((part, place) => (
        <pattern
          key={part.label}
          id={`${id}-${place}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${[0, 45, -45, 90][place % 4]})`}
          data-verdict={part.color}
        >
          <rect width={6} height={6} fill="var(--verdict)" fillOpacity={0.45} />
          <rect width={3} height={6} fill="var(--verdict)" />
        </pattern>
      ))}
    </defs>
  )
}

/** What the colours and hatchings mean; parts that nothing has are left out. */
export function Legend({ legend }: { legend: readonly BarPart[] }) {
  const id = useId()
  return (
    <ul className="plot-legend" aria-hidden="true">
      {legend.map((part, place) =>
        part.count === 0 ? null : (
          <li key={part.label}>
            <svg viewBox="0 0 12 12" width={12} height={12}>
              <PlotPatterns id={`${id}${place}`} legend={legend} />
              <rect
                width={12}
                height={12}
                rx={2}
                data-verdict={part.color}
                fill={fillOf(`${id}${place}`, place)}
              />
            </svg>
            {part.label}
          </li>
        ),
      )}
    </ul>
  )
}

type PlotTableProps = { title: string; heading: string; unit: string; bars: readonly Bar[] }

/** A plot in numbers. */
export function PlotTable({ title, heading, unit, bars }: PlotTableProps) {
  const legend = legendOf(bars).filter(({ count }) => count > 0)
  return (
    <details className="plot-table">
      <summary>Table</summary>
      <div className="plot-table-scroller" tabIndex={0} role="region" aria-label={`${title}: table`}>
        <table>
          <caption className="unseen">{`${title}, in ${unit}`}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {legend.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row" dir="auto">
                  {bar.label}
                </th>
                {legend.map(({ label }) => (
                  <td key={label}>{bar.parts.find((part) => part.label === label)?.count ?? 0}</td>
                ))}
                <td>{bar.parts.reduce((sum, part) => sum + part.count, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function shortened(label: string): string {
  return label.length <= 22 ? label : `${label.slice(0, 21).trimEnd()}…`
}

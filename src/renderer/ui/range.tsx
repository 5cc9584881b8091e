import { useId } from 'react'

type RangeProps = {
  label: string
  value: number
  min: number
  max: number
  step: number
  unit: string
  onChange: (value: number) => void
}

/** A number between two others. */
export function Range({ label, value, min, max, step, unit, onChange }: RangeProps) {
  const id = useId()
  return (
    <div className="range">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...{ value, min, max, step }}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>
        {value} {unit}
      </output>
    </div>
  )
}

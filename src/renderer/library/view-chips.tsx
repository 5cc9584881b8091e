import { X } from 'lucide-react'
import { changeView, useShelf } from './shelf-store.ts'

const FILTERS = ['tag', 'source', 'language'] as const

/** The filters that are on; each can be taken off. */
export function ViewChips() {
  const view = useShelf((state) => state.view)
  const on = FILTERS.filter((name) => view[name] !== null)
  if (on.length === 0) return null
  return (
    <ul className="view-chips" aria-label="Filters">
      {on.map((name) => (
        <li key={name} className="tag-chip">
          <span dir="auto">
            {name}: {view[name]}
          </span>
          <button
            type="button"
            className="tag-remove"
            aria-label={`Take off the filter ${name}: ${view[name] ?? ''}`}
            onClick={() => changeView({ [name]: null })}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

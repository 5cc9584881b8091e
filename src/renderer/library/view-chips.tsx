import { X } from 'lucide-react'
import { useKinds } from '../annotations/kind-store.ts'
import { useSpeakers } from '../claims/speaker-store.ts'
import { changeView, useShelf } from './shelf-store.ts'

const FILTERS = ['tag', 'source', 'language', 'kind', 'speaker'] as const

/** The filters that are on; each can be taken off. */
export function ViewChips() {
  const view = useShelf((state) => state.view)
  const kinds = useKinds((state) => state.kinds)
  const speakers = useSpeakers((state) => state.speakers)
  const on = FILTERS.filter((name) => view[name] !== null)
  const valueOf = (name: (typeof FILTERS)[number]): string => {
    if (name === 'kind') return kinds.find(({ id }) => id === view.kind)?.name ?? ''
    if (name === 'speaker') return speakers?.find(({ id }) => id === view.speaker)?.name ?? ''
    return view[name] ?? ''
  }
  if (on.length === 0) return null
  return (
    <ul className="view-chips" aria-label="Filters">
      {on.map((name) => (
        <li key={name} className="tag-chip">
          <span dir="auto">
            {name}: {valueOf(name)}
          </span>
          <button
            type="button"
            className="tag-remove"
            aria-label={`Take off the filter ${name}: ${valueOf(name)}`}
            onClick={() => changeView({ [name]: null })}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

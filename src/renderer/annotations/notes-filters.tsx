import { Menu } from '@base-ui/react/menu'
import { ArrowDownUp, Check, ListFilter, Search, X } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { noteSorts } from '../../shared/model/settings.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { useAnnotations } from './annotation-store.ts'
import { useKinds } from './kind-store.ts'
import { changeFilter, useNotesRoom } from './notes-room.ts'
import { noteSortNames, tagsOfNotes } from './notes-view.ts'

/** So many tags are offered; others are found by typing. */
const MOST_TAGS = 12

type NotesFiltersProps = { shown: number }

/** Above the list: which highlights, and in which order. */
export function NotesFilters({ shown }: NotesFiltersProps) {
  const filter = useNotesRoom((state) => state.filter)
  const sort = useSettings((state) => state.settings.noteSort)
  const total = useAnnotations((state) => state.placed.size)
  return (
    <div className="notes-filters">
      <div className="shelf-bar">
        <label className="shelf-filter">
          <Search aria-hidden="true" />
          <span className="unseen">Filter the highlights</span>
          <input
            type="search"
            placeholder="Filter by words"
            value={filter.words}
            onChange={(event) => changeFilter({ words: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Escape' && event.key !== 'Enter') return
              if (event.key === 'Escape' && filter.words !== '') changeFilter({ words: '' })
              const list = document.querySelector('[data-notes-page] [role="listbox"]')
              if (list instanceof HTMLElement) list.focus({ preventScroll: true })
              event.preventDefault()
              event.stopPropagation()
            }}
          />
        </label>
        <IconMenu label="Sort the highlights" icon={<ArrowDownUp />}>
          {noteSorts.map((name) => (
            <Choice
              key={name}
              label={noteSortNames[name]}
              isChosen={name === sort}
              onChoose={() => changeSettings({ noteSort: name })}
            />
          ))}
        </IconMenu>
        <FilterMenu />
      </div>
      <FilterChips />
      <p className="unseen" role="status">
        {shown === total ? `${total} highlights` : `${shown} of ${total} highlights`}
      </p>
    </div>
  )
}

function FilterMenu() {
  const filter = useNotesRoom((state) => state.filter)
  const kinds = useKinds((state) => state.kinds)
  const placed = useAnnotations((state) => state.placed)
  const tags = useMemo(() => tagsOfNotes(placed.values()), [placed])
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { annotation } of placed.values())
      found.set(annotation.kindId, (found.get(annotation.kindId) ?? 0) + 1)
    return found
  }, [placed])
  const lost = useMemo(() => [...placed.values()].filter(({ range }) => range === null).length, [placed])
  return (
    <IconMenu label="Filter by kind or tag" icon={<ListFilter />}>
      <Choice
        label="Not found in this text"
        count={lost}
        isChosen={filter.onlyLost}
        onChoose={() => changeFilter({ onlyLost: !filter.onlyLost })}
      />
      <Menu.Separator className="menu-separator" />
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">Kind</Menu.GroupLabel>
        {kinds
          .filter(({ id }) => counts.has(id))
          .map(({ id, name }) => (
            <Choice
              key={id}
              label={name}
              count={counts.get(id) ?? 0}
              isChosen={filter.kindId === id}
              onChoose={() => changeFilter({ kindId: filter.kindId === id ? null : id })}
            />
          ))}
      </Menu.Group>
      {tags.length > 0 && (
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">Tag</Menu.GroupLabel>
          {tags.slice(0, MOST_TAGS).map(({ tag, count }) => (
            <Choice
              key={tag}
              label={tag}
              count={count}
              isChosen={filter.tag === tag}
              onChoose={() => changeFilter({ tag: filter.tag === tag ? null : tag })}
            />
          ))}
        </Menu.Group>
      )}
    </IconMenu>
  )
}

function FilterChips() {
  const { kindId, tag, onlyLost } = useNotesRoom((state) => state.filter)
  const kind = useKinds((state) => state.kinds.find(({ id }) => id === kindId))
  const chips = [
    ...(kind === undefined ? [] : [{ label: kind.name, off: { kindId: null } }]),
    ...(tag === null ? [] : [{ label: tag, off: { tag: null } }]),
    ...(onlyLost ? [{ label: 'Not found', off: { onlyLost: false } }] : []),
  ]
  if (chips.length === 0) return null
  return (
    <ul className="view-chips" aria-label="Filters">
      {chips.map(({ label, off }) => (
        <li key={label} className="tag-chip">
          <span dir="auto">{label}</span>
          <button
            type="button"
            className="tag-remove"
            aria-label={`Take off the filter ${label}`}
            onClick={() => changeFilter(off)}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

type IconMenuProps = { label: string; icon: ReactNode; children: ReactNode }

function IconMenu({ label, icon, children }: IconMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={label} title={label}>
        {icon}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="popup-positioner">
          <Menu.Popup className="popup menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

type ChoiceProps = { label: string; count?: number; isChosen: boolean; onChoose: () => void }

function Choice({ label, count, isChosen, onChoose }: ChoiceProps) {
  return (
    <Menu.CheckboxItem className="menu-item" checked={isChosen} onCheckedChange={onChoose} closeOnClick>
      <Check className="menu-check" data-on={isChosen} aria-hidden="true" />
      <span dir="auto">{label}</span>
      {count !== undefined && <span className="menu-count">{count}</span>}
    </Menu.CheckboxItem>
  )
}

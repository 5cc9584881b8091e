import { Menu } from '@base-ui/react/menu'
import { ArrowDownUp, Check, ListFilter, Plus, Search } from 'lucide-react'
import { useKinds } from '../annotations/kind-store.ts'
import { reportFailure } from '../app/notices.ts'
import { refreshSpeakers, useSpeakers } from '../claims/speaker-store.ts'
import { runCommand } from '../app/commands.ts'
import { Keys } from '../ui/keys.tsx'
import { useLibrary } from './library-store.ts'
import { showSavedView, useSavedViews } from './saved-views.ts'
import { changeView, useShelf } from './shelf-store.ts'
import { shelfParts, shelfSorts, valuesOf } from './shelf-view.ts'
import { ViewChips } from './view-chips.tsx'

type ShelfHeadProps = {
  /** How many documents are shown. */
  shown: number
}

/** Above the shelf: which part of the library, in which order, and the ways in. */
export function ShelfHead({ shown }: ShelfHeadProps) {
  const view = useShelf((state) => state.view)
  const savedViews = useSavedViews()
  const label = shelfParts.find(({ part }) => part === view.part)?.label ?? ''
  return (
    <header className="shelf-head">
      <div className="shelf-bar">
        <Menu.Root>
          <Menu.Trigger className="shelf-part">
            <h2>{label}</h2>
            <span className="shelf-count">{shown.toLocaleString()}</span>
          </Menu.Trigger>
          <MenuPopup>
            {shelfParts.map(({ part, label: name }) => (
              <Choice
                key={part}
                label={name}
                isChosen={part === view.part}
                onChoose={() => changeView({ part })}
              />
            ))}
            <Menu.Separator className="menu-separator" />
            {savedViews.map((saved) => (
              <Menu.Item
                key={saved.name}
                className="menu-item saved-item"
                onClick={() => setTimeout(() => showSavedView(saved), 0)}
              >
                <span dir="auto">{saved.name}</span>
              </Menu.Item>
            ))}
            <CommandItem label="Saved searches…" command="library.saved-views" binding="Mod+Shift+F" />
          </MenuPopup>
        </Menu.Root>
        <IconMenu label="Add articles" icon={<Plus />}>
          <CommandItem label="Paste" command="library.paste" binding="Mod+V" />
          <CommandItem label="Files…" command="library.open-files" binding="Mod+O" />
          <CommandItem label="Folder…" command="library.open-folder" binding="Mod+Shift+O" />
          <CommandItem label="Web page…" command="library.fetch" binding="Mod+L" />
        </IconMenu>
      </div>
      <div className="shelf-bar">
        <label className="shelf-filter">
          <Search aria-hidden="true" />
          <span className="unseen">Filter the shelf</span>
          <input
            type="search"
            placeholder="Filter by title, source, tag"
            value={view.words}
            onChange={(event) => changeView({ words: event.target.value })}
          />
        </label>
        <IconMenu label="Sort" icon={<ArrowDownUp />}>
          {shelfSorts.map(({ sort, label: name }) => (
            <Choice
              key={sort}
              label={name}
              isChosen={sort === view.sort}
              onChoose={() => changeView({ sort })}
            />
          ))}
          <Menu.Separator className="menu-separator" />
          <Choice
            label="The other way round"
            isChosen={view.isReversed}
            onChoose={() => changeView({ isReversed: !view.isReversed })}
          />
        </IconMenu>
        <FilterMenu />
      </div>
      <ViewChips />
    </header>
  )
}

/** The most values of one kind that are offered; more are found by typing. */
const MOST_VALUES = 12

function FilterMenu() {
  const view = useShelf((state) => state.view)
  const documents = useLibrary((state) => state.documents)
  const groups = [
    { name: 'tag', label: 'Tag', values: valuesOf(documents, ({ tags }) => tags) },
    { name: 'source', label: 'Source', values: valuesOf(documents, ({ source }) => [source]) },
    { name: 'language', label: 'Language', values: valuesOf(documents, ({ language }) => [language]) },
  ] as const
  const kinds = useKinds((state) => state.kinds)
  const speakers = useSpeakers((state) => state.speakers)
  const spoken = (speakers ?? []).filter(({ claimCount }) => claimCount > 0)
  return (
    <IconMenu label="Filter" icon={<ListFilter />} onOpen={() => void refreshSpeakers().catch(reportFailure)}>
      {groups.map(({ name, label, values }) => (
        <Menu.Group key={name}>
          <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
          {values.length === 0 && (
            <Menu.Item className="menu-item" disabled>
              None yet
            </Menu.Item>
          )}
          {values.slice(0, MOST_VALUES).map(({ value, count }) => (
            <Choice
              key={value}
              label={value}
              count={count}
              isChosen={view[name] === value}
              onChoose={() => changeView({ [name]: view[name] === value ? null : value })}
            />
          ))}
        </Menu.Group>
      ))}
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">With a highlight of the kind</Menu.GroupLabel>
        {kinds
          .filter(({ hidden }) => !hidden)
          .map(({ id, name }) => (
            <Choice
              key={id}
              label={name}
              isChosen={view.kind === id}
              onChoose={() => changeView({ kind: view.kind === id ? null : id })}
            />
          ))}
      </Menu.Group>
      {spoken.length > 0 && (
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">With a claim by</Menu.GroupLabel>
          {spoken
            .toSorted((a, b) => b.claimCount - a.claimCount)
            .slice(0, MOST_VALUES)
            .map(({ id, name, claimCount }) => (
              <Choice
                key={id}
                label={name}
                count={claimCount}
                isChosen={view.speaker === id}
                onChoose={() => changeView({ speaker: view.speaker === id ? null : id })}
              />
            ))}
        </Menu.Group>
      )}
    </IconMenu>
  )
}

type IconMenuProps = {
  label: string
  icon: React.ReactNode
  onOpen?: () => void
  children: React.ReactNode
}

function IconMenu({ label, icon, onOpen, children }: IconMenuProps) {
  return (
    <Menu.Root onOpenChange={(isOpen) => isOpen && onOpen?.()}>
      <Menu.Trigger className="icon-button" aria-label={label} title={label}>
        {icon}
      </Menu.Trigger>
      <MenuPopup>{children}</MenuPopup>
    </Menu.Root>
  )
}

type MenuPopupProps = { children: React.ReactNode }

function MenuPopup({ children }: MenuPopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner sideOffset={4} align="start" className="popup-positioner">
        <Menu.Popup className="popup menu">{children}</Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
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

type CommandItemProps = { label: string; command: string; binding: string }

function CommandItem({ label, command, binding }: CommandItemProps) {
  return (
    <Menu.Item className="menu-item" onClick={() => setTimeout(() => runCommand(command), 0)}>
      <span>{label}</span>
      <Keys binding={binding} />
    </Menu.Item>
  )
}

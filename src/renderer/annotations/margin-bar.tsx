import { Menu } from '@base-ui/react/menu'
import { ChevronDown, List } from 'lucide-react'
import { runCommand } from '../app/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Keys } from '../ui/keys.tsx'

type MarginBarProps = {
  /** How many highlights the article has. */
  count: number
}

/** At the margin's top, in sight wherever the page is: how many notes there are, and where else to see them. */
export function MarginBar({ count }: MarginBarProps) {
  return (
    <div className="margin-bar">
      <Menu.Root>
        <Menu.Trigger className="margin-menu" aria-label={`${countNotes(count)}. Views`}>
          {countNotes(count)}
          <ChevronDown aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className="popup-positioner">
            <Menu.Popup className="popup menu">
              <ViewItem label="List" command="notes.list" binding="Shift+M" />
              <ViewItem label="Not found, in all articles" command="notes.lost" binding="Shift+O" />
              <ViewItem label="Trash" command="notes.trash" binding="Shift+D" />
              <Menu.Separator className="menu-separator" />
              <ViewItem label="Hide the margin" command="view.margin" binding="M" />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <IconButton label="List of notes" binding="Shift+M" onClick={() => runCommand('notes.list')}>
        <List />
      </IconButton>
    </div>
  )
}

/** A number of highlights in words. */
export function countNotes(count: number): string {
  if (count === 0) return 'No notes'
  return count === 1 ? '1 note' : `${count.toLocaleString()} notes`
}

type ViewItemProps = { label: string; command: string; binding: string }

function ViewItem({ label, command, binding }: ViewItemProps) {
  return (
    // The menu gives the focus back when it closes; the command comes after that.
    <Menu.Item className="menu-item" onClick={() => setTimeout(() => runCommand(command), 0)}>
      <span>{label}</span>
      <Keys binding={binding} />
    </Menu.Item>
  )
}

import { Menu } from '@base-ui/react/menu'
import { Copy, Highlighter, Tag, Trash2, X } from 'lucide-react'
import { runCommand } from '../app/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Keys } from '../ui/keys.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { offeredKinds } from './kind-store.ts'
import { setPicks, useNotesRoom } from './notes-room.ts'

type PickedActionsProps = { page: 'list' | 'lost' }

/** What can be done with all highlights that are picked; each is one step to undo. */
export function PickedActions({ page }: PickedActionsProps) {
  const picks = useNotesRoom((state) => state.picks[page])
  if (picks.picked.size < 2) return null
  return (
    <div className="selection-actions" role="toolbar" aria-label="Picked highlights" data-notes-page={page}>
      <span role="status">{picks.picked.size.toLocaleString()} picked</span>
      <Menu.Root>
        <Menu.Trigger className="icon-button" aria-label="Change the kind" title="Change the kind (1–9)">
          <Highlighter />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="popup-positioner">
            <Menu.Popup className="popup menu">
              {offeredKinds().map((kind, index) => (
                <Menu.Item
                  key={kind.id}
                  className="menu-item"
                  onClick={() => runCommand(`annotate.${kind.id}`)}
                >
                  <KindGlyph kind={kind} />
                  {kind.name}
                  {index < 9 && <Keys binding={String(index + 1)} />}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <IconButton label="Tag" binding="T" onClick={() => runCommand('annotation.tags')}>
        <Tag />
      </IconButton>
      <IconButton label="Copy as Markdown" binding="C" onClick={() => runCommand('annotation.copy')}>
        <Copy />
      </IconButton>
      <IconButton label="Delete" binding="Backspace" onClick={() => runCommand('annotation.delete')}>
        <Trash2 />
      </IconButton>
      <IconButton
        label="Pick nothing"
        binding="Escape"
        onClick={() => setPicks(page, { ...picks, picked: new Set() })}
      >
        <X />
      </IconButton>
    </div>
  )
}

import { Archive, ArchiveRestore, CheckCheck, Star, Tag, Trash2, X } from 'lucide-react'
import { runCommand } from '../app/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { clearSelection, useShelf } from './shelf-store.ts'

/** What can be done with the documents that are selected. */
export function SelectionActions() {
  const { selected, view } = useShelf()
  if (selected.size === 0) return null
  return (
    <div className="selection-actions" role="toolbar" aria-label="Selected articles">
      <span>{selected.size.toLocaleString()} selected</span>
      {view.part === 'trash' ? (
        <IconButton label="Restore" binding="R" onClick={() => runCommand('library.restore')}>
          <ArchiveRestore />
        </IconButton>
      ) : (
        <>
          <IconButton label="Star" binding="*" onClick={() => runCommand('library.star')}>
            <Star />
          </IconButton>
          <IconButton label="Mark as done" binding="X" onClick={() => runCommand('library.done')}>
            <CheckCheck />
          </IconButton>
          <IconButton label="Archive" binding="E" onClick={() => runCommand('library.archive')}>
            <Archive />
          </IconButton>
          <IconButton label="Tag" binding="Shift+A" onClick={() => runCommand('library.tag')}>
            <Tag />
          </IconButton>
          <IconButton
            label="Move to the trash"
            binding="Shift+Delete"
            onClick={() => runCommand('library.trash')}
          >
            <Trash2 />
          </IconButton>
        </>
      )}
      <IconButton label="Select nothing" binding="Escape" onClick={clearSelection}>
        <X />
      </IconButton>
    </div>
  )
}

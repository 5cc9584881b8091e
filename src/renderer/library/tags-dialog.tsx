import { Dialog } from '@base-ui/react/dialog'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { parseTag } from '../annotations/tag-completion.ts'
import { useTags } from '../annotations/tag-store.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import './dialogs.css'

/** Every tag, to be renamed or deleted everywhere; a name that is there already makes two tags one. */
export default function TagsDialog() {
  const tags = useTags((state) => state.tags)
  const [words, setWords] = useState('')
  const shown = tags.filter(({ name }) => name.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>Tags</Dialog.Title>
          <Dialog.Description>
            Renaming takes nested tags along (trade → economy/trade); a name that exists merges the two.
          </Dialog.Description>
          <label className="field">
            <span>Find a tag</span>
            <input type="search" autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <ul className="tag-list" aria-label="Tags">
            {shown.map(({ name, count }) => (
              <TagRow key={name} name={name} count={count} />
            ))}
            {shown.length === 0 && <li className="field-hint">No tag has this name.</li>}
          </ul>
          <div className="dialog-actions">
            <Dialog.Close className="button primary">Done</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type TagRowProps = { name: string; count: number }

function TagRow({ name, count }: TagRowProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const rename = async () => {
    const next = parseTag(typed ?? '')
    setTyped(null)
    if (next === null || next === name) return
    try {
      await api.tags.rename(name, next)
      announce(`Renamed ${name} to ${next}`)
    } catch (error) {
      reportFailure(error)
    }
  }
  if (typed !== null) {
    return (
      <li>
        <input
          aria-label={`New name of the tag ${name}`}
          dir="auto"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void rename()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') {
              event.stopPropagation()
              setTyped(null)
            }
          }}
        />
      </li>
    )
  }
  return (
    <li>
      <span dir="auto">{name}</span>
      <span className="menu-count">{count}</span>
      <IconButton label={`Rename the tag ${name}`} onClick={() => setTyped(name)}>
        <Pencil />
      </IconButton>
      <IconButton
        label={`Delete the tag ${name}`}
        onClick={() =>
          void api.tags.remove(name).then(() => announce(`Deleted the tag ${name}`), reportFailure)
        }
      >
        <Trash2 />
      </IconButton>
    </li>
  )
}

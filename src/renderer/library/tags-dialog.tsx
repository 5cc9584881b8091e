import { Dialog } from '@base-ui/react/dialog'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Pencil, Split, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { TagUse } from '../../shared/ipc.ts'
import { parseTag } from '../annotations/tag-completion.ts'
import { useTags } from '../annotations/tag-store.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { describeRemoval, describeRename, removeTag, renameTag } from './tag-changes.ts'
import { TagSplit } from './tag-split.tsx'
import './dialogs.css'

/** Height of a row until it is measured, in pixels. */
const ROW_HEIGHT = 34

/** Every tag, to be renamed, merged, split or deleted everywhere. */
export default function TagsDialog() {
  const tags = useTags((state) => state.tags)
  const [words, setWords] = useState('')
  const [splitting, split] = useState<string | null>(null)
  const shown = tags
    .filter(({ name }) => name.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>{splitting === null ? 'Tags' : `Split “${splitting}”`}</Dialog.Title>
          {splitting === null ? (
            <>
              <Dialog.Description>
                Renaming takes nested tags along (trade → economy/trade); a name that exists merges the two.
              </Dialog.Description>
              <label className="field">
                <span>Find a tag</span>
                <input
                  type="search"
                  autoFocus
                  value={words}
                  onChange={(event) => setWords(event.target.value)}
                />
              </label>
              {shown.length === 0 ? (
                <p className="field-hint">
                  {tags.length === 0
                    ? 'No tags yet: select a highlight and press T.'
                    : 'No tag has this name.'}
                </p>
              ) : (
                <TagList shown={shown} all={tags} onSplit={split} />
              )}
              <div className="dialog-actions">
                <Dialog.Close className="button primary">Done</Dialog.Close>
              </div>
            </>
          ) : (
            <TagSplit name={splitting} onDone={() => split(null)} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type TagListProps = { shown: readonly TagUse[]; all: readonly TagUse[]; onSplit: (name: string) => void }

function TagList({ shown, all, onSplit }: TagListProps) {
  const scroller = useRef<HTMLUListElement>(null)
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => shown[index]?.name ?? index,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  return (
    <ul className="tag-list" aria-label="Tags" ref={scroller}>
      <li aria-hidden="true" className="tag-list-space" style={{ height: items[0]?.start ?? 0 }} />
      {items.map(({ index, key }) => {
        const tag = shown[index]
        if (tag === undefined) return null
        return (
          <li key={key} ref={rows.measureElement} data-index={index}>
            <TagRow tag={tag} all={all} onSplit={onSplit} />
          </li>
        )
      })}
      <li
        aria-hidden="true"
        className="tag-list-space"
        style={{ height: rows.getTotalSize() - (items.at(-1)?.end ?? 0) }}
      />
    </ul>
  )
}

type TagRowProps = { tag: TagUse; all: readonly TagUse[]; onSplit: (name: string) => void }

function TagRow({ tag: { name, count }, all, onSplit }: TagRowProps) {
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown')
  if (mode === 'renaming') return <TagRename name={name} all={all} onDone={() => setMode('shown')} />
  if (mode === 'deleting') {
    return (
      <div className="tag-asks" role="group" aria-label={`Delete the tag ${name}`}>
        <p>{describeRemoval(name, all)}</p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => setMode('shown')}>
            Cancel
          </button>
          <button type="button" className="button primary" autoFocus onClick={() => void removeTag(name)}>
            Delete
          </button>
        </div>
      </div>
    )
  }
  return (
    <div className="tag-row">
      <span dir="auto">{name}</span>
      <span className="menu-count" title={`on ${count} highlights and articles`}>
        {count}
      </span>
      <IconButton label={`Rename the tag ${name}`} onClick={() => setMode('renaming')}>
        <Pencil />
      </IconButton>
      <IconButton label={`Split the tag ${name}`} onClick={() => onSplit(name)}>
        <Split />
      </IconButton>
      <IconButton label={`Delete the tag ${name}`} onClick={() => setMode('deleting')}>
        <Trash2 />
      </IconButton>
    </div>
  )
}

type TagRenameProps = { name: string; all: readonly TagUse[]; onDone: () => void }

function TagRename({ name, all, onDone }: TagRenameProps) {
  const [typed, setTyped] = useState(name)
  const next = parseTag(typed)
  const rename = () => {
    onDone()
    if (next !== null && next !== name) void renameTag(name, next)
  }
  return (
    <form
      className="tag-asks"
      onSubmit={(event) => {
        event.preventDefault()
        rename()
      }}
    >
      <input
        aria-label={`New name of the tag ${name}`}
        aria-describedby="tag-rename-effect"
        dir="auto"
        autoFocus
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <p id="tag-rename-effect" aria-live="polite">
        {next === null || next === name
          ? 'Another name, or that of a tag to merge into.'
          : describeRename(name, next, all)}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button primary" disabled={next === null || next === name}>
          {all.some((tag) => tag.name === next) && next !== name ? 'Merge' : 'Rename'}
        </button>
      </div>
    </form>
  )
}

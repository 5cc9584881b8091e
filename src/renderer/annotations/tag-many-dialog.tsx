import { Dialog } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import { showOverlay } from '../app/overlay-store.ts'
import { TagPicker } from './tag-picker.tsx'
import '../library/dialogs.css'

type TagManyDialogProps = {
  title: string
  description: ReactNode
  /** The tags of each thing that is tagged. */
  lists: readonly (readonly string[])[]
  onTag: (add: string[], remove: string[]) => void
}

/** The tags of one thing, or those that many have in common: what is added or taken off is so on all of them. */
export function TagManyDialog({ title, description, lists, onTag }: TagManyDialogProps) {
  const [tags, setTags] = useState(() => commonTags(lists))
  const close = () => showOverlay(null)
  const change = (next: string[]) => {
    setTags(next)
    onTag(
      next.filter((tag) => !tags.includes(tag)),
      tags.filter((tag) => !next.includes(tag)),
    )
  }
  return (
    <Dialog.Root open={lists.length > 0} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Description dir="auto">{description}</Dialog.Description>
          {/* Escape and Enter leave the field, and here there is nothing else to leave. */}
          <TagPicker tags={tags} hasFocus onChange={change} onDone={() => {}} onLeave={close} />
          <div className="dialog-actions">
            <Dialog.Close className="button primary">Done</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function commonTags(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists
  return first.filter((tag) => others.every((tags) => tags.includes(tag)))
}

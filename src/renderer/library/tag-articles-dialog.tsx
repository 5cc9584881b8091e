import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { TagPicker } from '../annotations/tag-picker.tsx'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { targetItems } from './shelf-store.ts'
import './dialogs.css'

/** The tags of one article, or those that many have in common: what is added or taken off is so on all of them. */
export default function TagArticlesDialog() {
  const [items] = useState(targetItems)
  const [tags, setTags] = useState(() => commonTags(items.map((item) => item.tags)))
  const close = () => showOverlay(null)

  const change = (next: string[]) => {
    const add = next.filter((tag) => !tags.includes(tag))
    const remove = tags.filter((tag) => !next.includes(tag))
    setTags(next)
    void api.shelf
      .tag(
        items.map(({ id }) => id),
        add,
        remove,
      )
      .catch(reportFailure)
  }

  return (
    <Dialog.Root open={items.length > 0} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="popup library-dialog"
          // The field keeps Escape to itself, to leave; here there is nothing else to leave.
          onKeyDownCapture={(event) => event.key === 'Escape' && setTimeout(close, 0)}
        >
          <Dialog.Title>
            {items.length === 1 ? 'Tags' : `Tags of ${items.length.toLocaleString()} articles`}
          </Dialog.Title>
          <Dialog.Description dir="auto">
            {items.length === 1
              ? items[0]?.title
              : 'Tags that all of them have; what you add is added to each.'}
          </Dialog.Description>
          <TagPicker tags={tags} hasFocus onChange={change} onDone={() => {}} />
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

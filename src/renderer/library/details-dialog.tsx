import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import type { MetadataCorrection, ShelfItem } from '../../shared/model/shelf.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { targetItems } from './shelf-store.ts'
import './dialogs.css'

const FIELDS = [
  { name: 'title', label: 'Title', hint: '' },
  { name: 'byline', label: 'Author', hint: '' },
  { name: 'source', label: 'Publication', hint: '' },
  { name: 'publishedAt', label: 'Published', hint: '2019-05-30' },
  { name: 'url', label: 'Address', hint: 'https://' },
  { name: 'language', label: 'Language', hint: 'en-GB' },
] as const satisfies readonly { name: keyof MetadataCorrection; label: string; hint: string }[]

/** Lets the reader correct what is known about an article. */
export default function DetailsDialog() {
  const [item] = useState<ShelfItem | null>(() => targetItems()[0] ?? null)
  const close = () => showOverlay(null)
  return (
    <Dialog.Root open={item !== null} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>Details</Dialog.Title>
          {item !== null && <DetailsForm item={item} onDone={close} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type DetailsFormProps = { item: ShelfItem; onDone: () => void }

function DetailsForm({ item, onDone }: DetailsFormProps) {
  const [values, setValues] = useState(() =>
    Object.fromEntries(FIELDS.map(({ name }) => [name, item[name] ?? ''])),
  )
  const [problem, setProblem] = useState<string | null>(null)

  const save = async () => {
    const found = problemIn(values)
    setProblem(found)
    if (found !== null) return
    const correction = Object.fromEntries(
      FIELDS.map(({ name }) => [name, values[name]?.trim() === '' ? null : values[name]?.trim()]),
    )
    try {
      await api.shelf.correct(item.id, correction)
      onDone()
    } catch (error) {
      reportFailure(error)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {FIELDS.map(({ name, label, hint }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <input
            type="text"
            dir="auto"
            placeholder={hint}
            autoFocus={name === 'title'}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </label>
      ))}
      {problem !== null && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Dialog.Close className="button" type="button">
          Cancel
        </Dialog.Close>
        <button type="submit" className="button primary">
          Save
        </button>
      </div>
    </form>
  )
}

/** What can't be stored, in a sentence; null when all can. */
function problemIn(values: Readonly<Record<string, string>>): string | null {
  const { title = '', publishedAt = '', url = '' } = values
  if (title.trim() === '') return 'An article needs a title.'
  if (publishedAt.trim() !== '' && !/^\d{4}-\d{2}-\d{2}(?:T.*)?$/.test(publishedAt.trim())) {
    return 'The date is written as year, month and day: 2019-05-30.'
  }
  if (url.trim() !== '' && !/^https?:$/.test(URL.parse(url.trim())?.protocol ?? '')) {
    return 'The address must begin with https:// or http://.'
  }
  return null
}

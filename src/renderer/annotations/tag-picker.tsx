import { Combobox } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useReader } from '../reader/reader-store.ts'
import { completeTag, parseTag } from './tag-completion.ts'
import { refreshTags, useTags } from './tag-store.ts'

type TagPickerProps = {
  tags: readonly string[]
  hasFocus: boolean
  onChange: (tags: string[]) => void
  onDone: () => void
  /** Where the keyboard goes when the field is left by key; to the article, when left out. */
  onLeave?: () => void
}

/** The tags of an annotation: known ones are completed, new ones are made by typing them. */
export function TagPicker({ tags, hasFocus, onChange, onDone, onLeave = focusArticle }: TagPickerProps) {
  const known = useTags((state) => state.tags)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const highlighted = useRef<string | undefined>(undefined)
  // The library answers a little later than a reader types: what was chosen counts from the key press on.
  const [chosen, setChosen] = useState(tags)
  useEffect(() => setChosen(tags), [tags])
  const items = completeTag(typed, known, chosen)

  useEffect(() => {
    if (!hasFocus) return
    void refreshTags()
    field.current?.focus({ preventScroll: true })
  }, [hasFocus])

  const choose = (next: readonly string[]) => {
    setChosen(next)
    onChange([...next])
    setTyped('')
  }
  const add = (name: string | null) => {
    if (name === null || chosen.includes(name)) setTyped('')
    else choose([...chosen, name])
  }
  const leave = () => {
    setTyped('')
    setOpen(false)
    onDone()
    // Left for good or taken away with a dialog: either way it hears of it, and keeps what was typed.
    field.current?.blur()
    onLeave()
  }

  return (
    <Combobox.Root
      multiple
      items={items}
      filter={null}
      value={[...chosen]}
      onValueChange={choose}
      inputValue={typed}
      onInputValueChange={(value, { reason }) => {
        // The primitive clears the field when its list closes, which it does in the middle of a word that is no known tag.
        if (reason !== 'input-clear') setTyped(value)
      }}
      open={isOpen && items.length > 0}
      onOpenChange={setOpen}
      onItemHighlighted={(item) => (highlighted.current = item)}
    >
      <Combobox.Chips className="tags tag-field" aria-label="Tags">
        {chosen.map((tag) => (
          <Combobox.Chip key={tag} className="tag-chip" aria-label={tag}>
            <span dir="auto">{tag}</span>
            <Combobox.ChipRemove className="tag-remove" aria-label={`Remove the tag ${tag}`}>
              <X aria-hidden="true" />
            </Combobox.ChipRemove>
          </Combobox.Chip>
        ))}
        <Combobox.Input
          ref={field}
          className="tag-input"
          aria-label="Add a tag"
          placeholder={chosen.length === 0 ? 'Add a tag' : ''}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              // The primitive would take Escape as "clear everything".
              event.preventBaseUIHandler()
              event.preventDefault()
              event.stopPropagation()
              leave()
            } else if (event.key === 'Enter' && highlighted.current === undefined) {
              event.preventBaseUIHandler()
              event.preventDefault()
              if (typed.trim() === '') leave()
              else add(parseTag(typed))
            } else if (event.key === ',' || (event.key === 'Tab' && typed.trim() !== '')) {
              event.preventDefault()
              add(event.key === 'Tab' ? (items[0] ?? parseTag(typed)) : parseTag(typed))
            }
          }}
          onBlur={() => {
            // What was typed and not confirmed is a tag all the same: nothing that was typed is lost.
            add(parseTag(typed))
            onDone()
          }}
        />
      </Combobox.Chips>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="popup-positioner">
          <Combobox.Popup className="popup menu">
            <Combobox.List>
              {(item: string) => (
                <Combobox.Item key={item} value={item} className="menu-item">
                  <span dir="auto">{item}</span>
                  <span className="menu-count">{known.find(({ name }) => name === item)?.count}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

function focusArticle(): void {
  useReader.getState().view?.focus()
}

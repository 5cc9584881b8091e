import { Combobox } from '@base-ui/react/combobox'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useReader } from '../reader/reader-store.ts'

/** One thing that may be meant. `key` '' stands for something new that is called as typed. */
export type Completion = { key: string; label: string; detail?: string; mark?: ReactNode }

type CompletionFieldProps = {
  label: string
  /** The name that is chosen now; '' for none. */
  value: string
  placeholder?: string
  hasFocus?: boolean
  /** What was typed before the field was there; asked for when it gets the focus. */
  typedBefore?: () => string
  /** What may be meant by what was typed, the likeliest first; typed is null while nothing was typed. */
  complete: (typed: string | null) => readonly Completion[]
  /** What was typed, for completions that have to be asked for. */
  onType?: (typed: string) => void
  /** Null: the field was emptied. */
  onChoose: (chosen: Completion | null) => void
  /** Enter or Escape: the reader is done here. Back to the article, when left out. */
  onDone?: () => void
  onFocus?: () => void
}

/** A field that completes a name. Tab and Enter take the likeliest; Escape leaves it as it was. */
export function CompletionField(props: CompletionFieldProps) {
  const { label, value, complete, onChoose, onDone = toArticle } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const highlighted = useRef<Completion | undefined>(undefined)
  const items = isOpen ? complete(typed) : []

  useEffect(() => {
    if (props.hasFocus !== true) return
    field.current?.focus({ preventScroll: true })
    field.current?.select()
    const before = props.typedBefore?.() ?? ''
    if (before === '') return
    setTyped(before)
    setOpen(true)
    // Once, when the focus comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [props.hasFocus])

  const choose = (chosen: Completion | null) => {
    setTyped(null)
    setOpen(false)
    highlighted.current = undefined
    onChoose(chosen)
  }
  const confirm = () => {
    if (typed === null) {
      if (highlighted.current !== undefined) choose(highlighted.current)
    } else if (typed.trim() === '') choose(null)
    else choose(highlighted.current ?? complete(typed)[0] ?? null)
  }

  return (
    <Combobox.Root<Completion>
      items={items}
      filter={null}
      value={null}
      onValueChange={(item) => item !== null && choose(item)}
      inputValue={typed ?? value}
      onInputValueChange={(next, { reason }) => {
        if (reason !== 'input-change') return
        setTyped(next)
        setOpen(true)
        props.onType?.(next)
      }}
      itemToStringLabel={(item) => item.label}
      isItemEqualToValue={(a, b) => a.key === b.key && a.label === b.label}
      autoHighlight={typed !== null && typed.trim() !== ''}
      open={isOpen && items.length > 0}
      onOpenChange={(open, { reason }) => {
        if (!open || reason !== 'input-clear') setOpen(open)
      }}
      onItemHighlighted={(item) => (highlighted.current = item)}
    >
      <Combobox.Input
        ref={field}
        className="claim-input"
        aria-label={label}
        placeholder={props.placeholder}
        dir="auto"
        onFocus={props.onFocus}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            // The primitive would take Escape as "clear everything".
            event.preventBaseUIHandler()
            event.preventDefault()
            event.stopPropagation()
            setTyped(null)
            setOpen(false)
            onDone()
          } else if (event.key === 'Enter') {
            event.preventBaseUIHandler()
            event.preventDefault()
            confirm()
            onDone()
          } else if (event.key === 'Tab') confirm()
        }}
        onBlur={() => {
          // What was typed and not confirmed counts all the same: nothing that was typed is lost.
          if (typed !== null) confirm()
        }}
      />
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="popup-positioner">
          <Combobox.Popup className="popup menu" aria-label={label}>
            <Combobox.List>
              {(item: Completion) => (
                <Combobox.Item key={`${item.key} ${item.label}`} value={item} className="menu-item">
                  {item.mark}
                  <span dir="auto">{item.key === '' ? `New: “${item.label}”` : item.label}</span>
                  {item.detail !== undefined && <span className="menu-count">{item.detail}</span>}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

function toArticle(): void {
  useReader.getState().view?.focus()
}

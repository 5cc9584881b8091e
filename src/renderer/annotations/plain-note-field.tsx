import { useEffect, useRef } from 'react'

export type NoteFieldProps = {
  text: string
  onChange: (text: string) => void
  onBlur: () => void
  /** Escape, or Mod+Enter. */
  onDone: () => void
}

/** A note as it is written, while the editor is still being loaded: not a letter waits for it. */
export function PlainNoteField({ text, onChange, onBlur, onDone }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (field.current === null) return
    field.current.focus({ preventScroll: true })
    field.current.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return (
    <textarea
      ref={field}
      className="note-field note-field-plain"
      aria-label="Note, in Markdown"
      placeholder="A note, in Markdown"
      dir="auto"
      rows={2}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!isDone) return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    />
  )
}

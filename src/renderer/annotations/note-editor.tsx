import { useEffect, useRef, useState } from 'react'
import type { Annotation } from '../../shared/model/annotation.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectAnnotation } from './annotation-store.ts'
import { draftNote, draftOf, flushNotes } from './note-drafts.ts'
import { NoteText } from './note-text.tsx'

type NoteEditorProps = { annotation: Annotation; hasFocus: boolean }

/** The note as it is written, in Markdown; what is typed is saved soon after. At rest it is shown as it reads. */
export function NoteEditor({ annotation, hasFocus }: NoteEditorProps) {
  const [text, setText] = useState(() => draftOf(annotation.id) ?? annotation.note)
  const field = useRef<HTMLTextAreaElement>(null)

  // An undo elsewhere changes the note under the field: what is not being typed follows it.
  useEffect(() => {
    if (draftOf(annotation.id) === undefined) setText(annotation.note)
  }, [annotation.id, annotation.note])

  useEffect(() => {
    if (!hasFocus || field.current === null) return
    field.current.focus({ preventScroll: true })
    field.current.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [hasFocus])

  useEffect(() => () => void flushNotes(), [])

  if (!hasFocus) {
    return text === '' ? (
      <button type="button" className="note-empty" onClick={() => selectAnnotation(annotation.id, 'note')}>
        Add a note
      </button>
    ) : (
      <div className="note-read" onDoubleClick={() => selectAnnotation(annotation.id, 'note')}>
        <NoteText markdown={text} />
      </div>
    )
  }
  return (
    <textarea
      ref={field}
      className="note-field"
      aria-label="Note, in Markdown"
      placeholder="A note, in Markdown"
      dir="auto"
      rows={2}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        draftNote(annotation.id, event.target.value)
      }}
      onBlur={() => {
        void flushNotes()
        if (document.hasFocus()) selectAnnotation(annotation.id)
      }}
      onKeyDown={(event) => {
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!isDone) return
        event.preventDefault()
        event.stopPropagation()
        void flushNotes()
        selectAnnotation(annotation.id)
        useReader.getState().view?.focus()
      }}
    />
  )
}

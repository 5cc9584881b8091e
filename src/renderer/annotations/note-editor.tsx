import { useEffect, useState, type ComponentType } from 'react'
import type { Annotation } from '../../shared/model/annotation.ts'
import { logError } from '../app/notices.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectAnnotation } from './annotation-store.ts'
import { draftNote, draftOf, flushNotes, useUnsaved } from './note-drafts.ts'
import { NoteText } from './note-text.tsx'
import { PlainNoteField, type NoteFieldProps } from './plain-note-field.tsx'

/** The editor, once it is loaded: that begins when a note is first looked at, and nobody waits for it. */
let loaded: ComponentType<NoteFieldProps> | null = null

function loadField(): void {
  if (loaded !== null) return
  void import('./note-field.tsx').then(({ NoteField }) => (loaded = NoteField)).catch(logError)
}

/** The editor, or what stands in for it; which one is settled when the writing begins. */
function NoteField(props: NoteFieldProps) {
  const [Field] = useState(() => loaded ?? PlainNoteField)
  return <Field {...props} />
}

type NoteEditorProps = { annotation: Annotation; hasFocus: boolean }

/** The note as it is written, in Markdown; what is typed is saved soon after. At rest it is shown as it reads. */
export function NoteEditor({ annotation, hasFocus }: NoteEditorProps) {
  const [text, setText] = useState(() => draftOf(annotation.id) ?? annotation.note)
  const problem = useUnsaved((state) => state.problems.get(annotation.id))

  // An undo elsewhere changes the note under the field: what is not being typed follows it.
  useEffect(() => {
    if (draftOf(annotation.id) === undefined) setText(annotation.note)
  }, [annotation.id, annotation.note])

  useEffect(() => {
    loadField()
    return () => void flushNotes()
  }, [])

  const write = () => selectAnnotation(annotation.id, 'note')
  return (
    <>
      {hasFocus ? (
        <NoteField
          text={text}
          onChange={(next) => {
            setText(next)
            draftNote(annotation.id, next)
          }}
          onBlur={() => {
            void flushNotes()
            if (document.hasFocus()) selectAnnotation(annotation.id)
          }}
          onDone={() => {
            void flushNotes()
            selectAnnotation(annotation.id)
            useReader.getState().view?.focus()
          }}
        />
      ) : text === '' ? (
        <button type="button" className="note-empty" onClick={write}>
          Add a note
        </button>
      ) : (
        <div className="note-read" onDoubleClick={write}>
          <NoteText markdown={text} />
        </div>
      )}
      {problem !== undefined && (
        <div className="note-unsaved" role="alert">
          <p>{problem} What you typed is still here.</p>
          <button type="button" className="button" onClick={() => void flushNotes()}>
            Try again
          </button>
        </div>
      )}
    </>
  )
}

import { lazy, Suspense } from 'react'

type NoteTextProps = { markdown: string }

/** Loaded with the first note that is shown: the first frame of an article without notes does without. */
const Markdown = lazy(() => import('./markdown.tsx'))

/** A note as it reads. Until the renderer is there, and for plain text, it reads as it was written. */
export function NoteText({ markdown }: NoteTextProps) {
  return (
    <div className="note-text" dir="auto">
      <Suspense fallback={<p>{markdown}</p>}>
        <Markdown text={markdown} />
      </Suspense>
    </div>
  )
}

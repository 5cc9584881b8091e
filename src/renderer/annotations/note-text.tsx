import { lazy, Suspense } from 'react'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

type NoteTextProps = { markdown: string }

/** Loaded with the first note that is shown: the first frame of an article without notes does without. */
const Markdown = lazy(() => import('./markdown.tsx'))

/** A note as it reads. Until the renderer is there, and for plain text, it reads as it was written. */
export function NoteText({ markdown }: NoteTextProps) {
  return (
    <div
      className="note-text"
      dir="auto"
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null
        if (link === null) return
        event.preventDefault()
        void api.window.openExternal(link.getAttribute('href') ?? '').catch(reportFailure)
      }}
    >
      <Suspense fallback={<p>{markdown}</p>}>
        <Markdown text={markdown} />
      </Suspense>
    </div>
  )
}

import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectedAnnotation } from './annotation-store.ts'
import { kindById } from './kind-store.ts'
import { flushNotes } from './note-drafts.ts'

/** Copies the selected annotation as Markdown. */
export async function copyAnnotation(): Promise<void> {
  try {
    const { annotationToMarkdown } = await import('../../shared/export/markdown.ts')
    await flushNotes()
    const { document } = useReader.getState()
    const selected = selectedAnnotation()
    if (document === null || selected === null) return
    const { annotation } = selected
    await api.exports.copyText(
      annotationToMarkdown({ annotation, kind: kindById(annotation.kindId), document }),
    )
    notify('Copied as Markdown.')
    announce('Copied as Markdown')
  } catch (error) {
    reportFailure(error)
  }
}

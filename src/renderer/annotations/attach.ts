import { describe } from '../../shared/anchoring/describe.ts'
import type { Document } from '../../shared/model/document.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { useReader } from '../reader/reader-store.ts'
import { selectAnnotation, selectedAnnotation } from './annotation-store.ts'
import { noteWithEarlierWords } from './earlier-words.ts'
import { flushNotes } from './note-drafts.ts'

/** Attaches the selected highlight to the selected passage, as one step. */
export async function attachToSelection(): Promise<void> {
  const { document, view } = useReader.getState()
  const range = view?.selection() ?? null
  const selected = selectedAnnotation()
  if (document === null || view === null || range === null || selected === null) return
  if (!(await attach(selected.annotation.id, document, range))) return
  view.clearSelection()
  selectAnnotation(selected.annotation.id)
}

/** Attaches a lost highlight to its likeliest place in an article, which need not be the open one; as one step. */
export async function acceptGuess(
  id: AnnotationId,
  documentId: Document['id'],
  guess: TextRange,
): Promise<void> {
  const { document: open } = useReader.getState()
  try {
    const document = open?.id === documentId ? open : await api.documents.get(documentId)
    if (document !== null) await attach(id, document, guess)
  } catch (error) {
    reportFailure(error)
  }
}

async function attach(id: AnnotationId, document: Document, range: TextRange): Promise<boolean> {
  try {
    await flushNotes()
    const [annotation] = await api.annotations.get([id])
    if (annotation === undefined) return false
    const { id: revisionId, text } = document.revision
    const selectors = describe(text, range)
    const note = noteWithEarlierWords(annotation, selectors.quote.exact)
    await api.annotations.update(id, {
      target: { revisionId, selectors },
      ...(note === annotation.note ? {} : { note }),
    })
    notify('Highlight attached.', { label: 'Undo', run: () => void undoLast() })
    announce(`Attached to: ${selectors.quote.exact.slice(0, 80)}`)
    return true
  } catch (error) {
    reportFailure(error)
    return false
  }
}

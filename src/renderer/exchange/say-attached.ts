import type { DocumentId } from '../../shared/model/ids.ts'
import { announce } from '../app/announcer.ts'
import { notify } from '../app/notices.ts'
import { openDocument, useLibrary } from '../library/library-store.ts'

/** Says that highlights which have waited have found their article. */
export function sayAttached(count: number, documentId: DocumentId): void {
  const title = useLibrary.getState().documents.find(({ id }) => id === documentId)?.title
  const found =
    count === 1
      ? 'A highlight that was waiting has'
      : `${count.toLocaleString()} highlights that were waiting have`
  const message = `${found} found ${title === undefined ? 'its article' : `“${title}”`}.`
  notify(message, { label: 'Open', run: () => void openDocument(documentId) })
  announce(message)
}

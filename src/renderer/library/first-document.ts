import { api } from '../app/api.ts'
import { importDocument } from '../import/import-document.ts'
import { openDocument, refreshLibrary } from './library-store.ts'

/** Puts the bundled article into a new library, and opens it. Throws when the article can't be read. */
export async function openBundledArticle(): Promise<void> {
  const { name, bytes } = await api.library.bundledArticle()
  const draft = await importDocument({ name, bytes, mediaType: 'text/plain', url: null })
  if (!draft.ok) throw new Error(draft.failure.message)
  const { document } = await api.documents.create(draft.value)
  await refreshLibrary()
  await openDocument(document.id)
}

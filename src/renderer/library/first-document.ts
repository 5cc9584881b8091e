import { api } from '../app/api.ts'
import { openDocument, refreshLibrary } from './library-store.ts'

/** Puts the bundled article into a new library, and opens it. Throws when the article can't be read. */
export async function openBundledArticle(): Promise<void> {
  // Loaded when it is needed: only a new library has to import anything at its start.
  const [{ importDocument }, { name, bytes }] = await Promise.all([
    import('../import/import-document.ts'),
    api.library.bundledArticle(),
  ])
  const draft = await importDocument({ name, bytes, mediaType: 'text/plain', url: null })
  if (!draft.ok) throw new Error(draft.failure.message)
  const { document } = await api.documents.create(draft.value)
  await refreshLibrary()
  await openDocument(document.id)
}

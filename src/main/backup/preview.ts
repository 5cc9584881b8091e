import type { RestorePreview } from '../../shared/model/backup.ts'
import type { LiveContents } from '../store/live-contents.ts'

/** Titles that a preview names; more are only counted. */
const MAX_TITLES = 20

/** What `from` has and `other` lacks. */
export function difference(from: LiveContents, other: LiveContents): RestorePreview['lost'] {
  const documents = [...from.documents].filter(([id]) => !other.documents.has(id))
  return {
    documents: documents.length,
    annotations: [...from.annotations].filter((id) => !other.annotations.has(id)).length,
    titles: documents.slice(0, MAX_TITLES).map(([, title]) => title),
  }
}

import type { ContentsDifference, RestorePreview } from '../../shared/model/backup.ts'
import type { LiveContents } from '../store/live-contents.ts'

/** Titles that a preview names; more are only counted. */
const MAX_TITLES = 20

/** What `from` has and `other` lacks. */
export function difference(from: LiveContents, other: LiveContents): ContentsDifference {
  const documents = [...from.documents].filter(([id]) => !other.documents.has(id))
  return {
    documents: documents.length,
    annotations: [...from.annotations].filter((id) => !other.annotations.has(id)).length,
    titles: documents.slice(0, MAX_TITLES).map(([, title]) => title),
  }
}

/** How many documents and annotations both have, and not alike; null when the two can't be compared. */
export function changedBetween(one: LiveContents, other: LiveContents): RestorePreview['changed'] {
  if (one.hashes === null || other.hashes === null || one.hashes.of !== other.hashes.of) return null
  const count = (
    ids: Iterable<string>,
    others: { has: (id: string) => boolean },
    hashes: Map<string, string>,
    otherHashes: Map<string, string>,
  ) => [...ids].filter((id) => others.has(id) && hashes.get(id) !== otherHashes.get(id)).length
  return {
    documents: count(one.documents.keys(), other.documents, one.hashes.documents, other.hashes.documents),
    annotations: count(one.annotations, other.annotations, one.hashes.annotations, other.hashes.annotations),
  }
}

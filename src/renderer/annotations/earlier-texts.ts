import type { Annotation } from '../../shared/model/annotation.ts'
import type { RevisionId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'

/** The texts in which annotations were described that are not the current one. Revisions never change: none is read twice. */
const texts = new Map<RevisionId, string>()

/** So many are kept; an article with more states than this has its oldest read again. */
const MOST_TEXTS = 20

/** Reads the texts that annotations were described in, but for the current one. */
export async function readEarlierTexts(
  annotations: readonly Annotation[],
  current: RevisionId,
): Promise<void> {
  const missing = [...new Set(annotations.map(({ revisionId }) => revisionId))].filter(
    (id) => id !== current && !texts.has(id),
  )
  if (missing.length === 0) return
  if (texts.size + missing.length > MOST_TEXTS) texts.clear()
  for (const { id, text } of await api.revisions.texts(missing)) texts.set(id, text)
}

/** The text of a revision, if it was read; undefined otherwise, and for the current one. */
export function earlierText(id: RevisionId): string | undefined {
  return texts.get(id)
}

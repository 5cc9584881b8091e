import { describe } from '../../shared/anchoring/describe.ts'
import type { KindId } from '../../shared/model/ids.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { seriesDraft } from '../claims/series.ts'
import { useReader } from '../reader/reader-store.ts'
import { excerpt } from './annotate.ts'
import { selectAnnotation, useAnnotations } from './annotation-store.ts'
import { kindById } from './kind-store.ts'

/**
 * Annotates passages that something else than the reader's hand has found, as one step; the keyboard stays where it is.
 * A passage that is already highlighted with this kind is left as it is. Answers whether all are on disk.
 */
export async function annotatePassages(kindId: KindId, ranges: readonly TextRange[]): Promise<boolean> {
  const { document } = useReader.getState()
  const kind = kindById(kindId)
  if (document === null || kind === null) return false
  const { text } = document.revision
  const { claim, tags } = kind.isClaim ? seriesDraft() : { claim: undefined, tags: [] }
  const known = new Set(
    [...useAnnotations.getState().placed.values()]
      .filter(({ annotation }) => annotation.kindId === kindId)
      .map(({ range }) => (range === null ? '' : placeOf(range))),
  )
  const drafts = ranges
    .map((range) => withoutSpace(text, range))
    .filter((range) => !known.has(placeOf(range)))
    .map((range) => ({
      documentId: document.id,
      revisionId: document.revision.id,
      kindId,
      selectors: describe(text, range),
      note: '',
      tags,
      claim,
    }))
  if (drafts.length === 0) {
    announce(`Already highlighted as ${kind.name}`)
    return true
  }
  try {
    const made = await api.annotations.createMany(drafts)
    const [first] = made
    if (made.length === 1 && first !== undefined) {
      selectAnnotation(first.id)
      announce(`${kind.name}: ${excerpt(first.selectors.quote.exact)}. Saved.`)
    } else {
      notify(`${made.length} highlights made.`, { label: 'Undo', run: () => void undoLast() })
    }
    return true
  } catch (error) {
    reportFailure(error)
    return false
  }
}

function placeOf({ start, end }: TextRange): string {
  return `${start} ${end}`
}

/** What was found may begin or end with white space, which nobody highlights. */
function withoutSpace(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  return { start: from, end: from + words.trim().length }
}

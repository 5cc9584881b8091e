import type { DocumentId } from '../../shared/model/ids.ts'
import type { ShelfView } from '../../shared/model/saved-view.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { foldText } from '../../shared/search/fold-text.ts'

export type { ShelfView }
export type ShelfPart = ShelfView['part']
export type ShelfSort = ShelfView['sort']

export const wholeShelf: ShelfView = {
  part: 'all',
  sort: 'added',
  isReversed: false,
  words: '',
  tag: null,
  source: null,
  language: null,
  kind: null,
  speaker: null,
}

export const shelfParts: readonly { part: ShelfPart; label: string }[] = [
  { part: 'all', label: 'All articles' },
  { part: 'unread', label: 'Unread' },
  { part: 'reading', label: 'Reading' },
  { part: 'done', label: 'Done' },
  { part: 'starred', label: 'Starred' },
  { part: 'archived', label: 'Archive' },
  { part: 'trash', label: 'Trash' },
]

export const shelfSorts: readonly { sort: ShelfSort; label: string }[] = [
  { sort: 'added', label: 'Last added' },
  { sort: 'published', label: 'Last published' },
  { sort: 'read', label: 'Last read' },
  { sort: 'title', label: 'Title' },
  { sort: 'highlights', label: 'Most highlights' },
]

const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * The documents that a view shows, in its order. `items` are those in the trash when it shows the trash; `having` are
 * those with what the view's kind and speaker ask for, null when they ask for nothing.
 */
export function arrangeShelf(
  items: readonly ShelfItem[],
  view: ShelfView,
  having: ReadonlySet<DocumentId> | null = null,
): ShelfItem[] {
  const words = foldText(view.words).split(/\s+/u).filter(Boolean)
  const shown = items.filter(
    (item) =>
      isInPart(item, view.part) &&
      (having === null || having.has(item.id)) &&
      (view.tag === null || item.tags.some((tag) => tag === view.tag || tag.startsWith(`${view.tag}/`))) &&
      (view.source === null || item.source === view.source) &&
      (view.language === null || item.language === view.language) &&
      (words.length === 0 || hasWords(item, words)),
  )
  // They come in the order in which they were added, or removed.
  if (view.sort === 'added' && !view.isReversed) return shown
  const compare = COMPARE[view.sort]
  const sorted = shown.toSorted((a, b) => compare(a, b) || b.addedAt - a.addedAt)
  return view.isReversed ? sorted.toReversed() : sorted
}

/** The values of one field on the shelf, the most frequent first, with their numbers. */
export function valuesOf(
  items: readonly ShelfItem[],
  values: (item: ShelfItem) => readonly (string | null)[],
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    for (const value of values(item)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || titles.compare(a.value, b.value))
}

const COMPARE: Readonly<Record<ShelfSort, (a: ShelfItem, b: ShelfItem) => number>> = {
  added: (a, b) => b.addedAt - a.addedAt,
  // Undated ones last.
  published: (a, b) => compareText(b.publishedAt ?? '', a.publishedAt ?? ''),
  read: (a, b) => (b.lastReadAt ?? 0) - (a.lastReadAt ?? 0),
  title: (a, b) => titles.compare(a.title, b.title),
  highlights: (a, b) => b.annotationCount - a.annotationCount,
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is archived is out of sight but in its own part. */
function isInPart(item: ShelfItem, part: ShelfPart): boolean {
  if (part === 'trash') return true
  if (part === 'all') return item.status !== 'archived'
  if (part === 'starred') return item.isStarred
  return item.status === part
}

function hasWords(item: ShelfItem, words: readonly string[]): boolean {
  const text = foldText([item.title, item.byline ?? '', item.source ?? '', ...item.tags].join('\n'))
  return words.every((word) => text.includes(word))
}

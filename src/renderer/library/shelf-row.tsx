import { Star } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { minutesFor } from '../../shared/reading/reading-load.ts'
import { useSettings } from '../app/settings-store.ts'
import { useProgress } from '../reader/progress.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'

type ShelfRowProps = {
  id: string
  item: ShelfItem
  /** Its place in the list, from 1, of `size`. */
  position: number
  size: number
  isOpen: boolean
  isActive: boolean
  isSelected: boolean
  onClick: (event: MouseEvent, item: ShelfItem) => void
}

const STATUS_NAMES = { unread: 'Unread', reading: 'Reading', done: 'Done', archived: 'Archived' } as const

/** A document on the shelf. */
export const ShelfRow = memo(function ShelfRow({
  id,
  item,
  position,
  size,
  isOpen,
  isActive,
  isSelected,
  onClick,
}: ShelfRowProps) {
  const { annotationCount } = item
  const read = useProgress(({ share }) => (isOpen ? share : null)) ?? item.progress
  const isBegun = item.status === 'reading' && read !== null && read >= 0.005
  const wordsPerMinute = useSettings((state) => state.settings.wordsPerMinute)
  const minutes = Math.max(1, minutesFor(item.wordCount, wordsPerMinute))
  return (
    <div
      id={id}
      role="option"
      className="shelf-item"
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={size}
      aria-current={isOpen ? 'page' : undefined}
      data-active={isActive}
      data-status={item.status}
      onClick={(event) => onClick(event, item)}
    >
      <span className="shelf-dot" aria-hidden="true" />
      <span className="shelf-title" dir="auto">
        {item.title}
      </span>
      {item.isStarred && <Star className="shelf-star" aria-label="Starred" role="img" />}
      <span className="shelf-facts">
        <span className="unseen">{STATUS_NAMES[item.status]}</span>
        {item.source !== null && <span dir="auto">{item.source}</span>}
        {item.publishedAt !== null && <span>{shortDate(item.publishedAt)}</span>}
        <span>
          {isBegun && `${Math.round(read * 100)} % of `}
          {minutes} min
        </span>
        {annotationCount > 0 && (
          <span>
            {annotationCount} {annotationCount === 1 ? 'highlight' : 'highlights'}
          </span>
        )}
      </span>
      {item.tags.length > 0 && (
        <span className="shelf-tags">
          {item.tags.map((tag) => (
            <span key={tag} className="tag-chip" dir="auto">
              {tag}
            </span>
          ))}
        </span>
      )}
    </div>
  )
})

const dates = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A publication date as it is written here; as it is stored when it is no date. */
function shortDate(published: string): string {
  const time = Date.parse(published.slice(0, 10))
  return Number.isNaN(time) ? published : dates.format(time)
}

import { useState } from 'react'
import { TagManyDialog } from '../annotations/tag-many-dialog.tsx'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { targetItems } from './shelf-store.ts'

/** The tags of the articles that are meant. */
export default function TagArticlesDialog() {
  const [items] = useState(targetItems)
  const ids = items.map(({ id }) => id)
  const isOne = items.length === 1
  return (
    <TagManyDialog
      title={isOne ? 'Tags' : `Tags of ${items.length.toLocaleString()} articles`}
      description={isOne ? items[0]?.title : 'Tags that all of them have; what you add is added to each.'}
      lists={items.map((item) => item.tags)}
      onTag={(add, remove) => void api.shelf.tag(ids, add, remove).catch(reportFailure)}
    />
  )
}

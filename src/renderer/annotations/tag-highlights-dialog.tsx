import { useState } from 'react'
import { editAnnotations } from './annotate.ts'
import { useAnnotations } from './annotation-store.ts'
import { useLost } from './lost-store.ts'
import { actionTargets } from './notes-room.ts'
import { TagManyDialog } from './tag-many-dialog.tsx'

/** The tags of the highlights that are picked. */
export default function TagHighlightsDialog() {
  const [ids] = useState(actionTargets)
  const [lists] = useState(() => {
    const { placed } = useAnnotations.getState()
    const lost = new Map(useLost.getState().lost.map(({ id, tags }) => [id, tags]))
    return ids.map((id) => placed.get(id)?.annotation.tags ?? lost.get(id) ?? [])
  })
  return (
    <TagManyDialog
      title={`Tags of ${ids.length.toLocaleString()} highlights`}
      description="Tags that all of them have; what you add is added to each."
      lists={lists}
      onTag={(addTags, removeTags) =>
        void editAnnotations(ids, { addTags, removeTags }, [...addTags, ...removeTags].join(', '))
      }
    />
  )
}

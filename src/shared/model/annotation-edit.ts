import { z } from 'zod'
import { kindId } from './ids.ts'
import { tagName } from './tag.ts'

/** A change that many annotations get alike; what is left out stays as it is. */
export const annotationBulkEdit = z
  .object({
    kindId,
    /** Tags to be added at the end, where they are not there yet. */
    addTags: z.array(tagName).max(1_000),
    removeTags: z.array(tagName).max(1_000),
  })
  .partial()
export type AnnotationBulkEdit = z.infer<typeof annotationBulkEdit>

import { z } from 'zod'
import { readingPosition } from './document.ts'
import { documentId } from './ids.ts'

/** A place where the reader was. */
export const place = readingPosition.extend({ documentId })
export type Place = z.infer<typeof place>

/** How many places are remembered in each direction. */
export const MAX_PLACES = 50

/** Where the reader came from, and where they came back from; the latest last in each. */
export const placeHistory = z.object({
  back: z.array(place).max(MAX_PLACES),
  forward: z.array(place).max(MAX_PLACES),
})
export type PlaceHistory = z.infer<typeof placeHistory>

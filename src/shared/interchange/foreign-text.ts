import { tagName } from '../model/tag.ts'
import { documentMetadata } from '../model/document.ts'

/** Pieces of other programs' files in the form that Postil stores. */

/** Milliseconds since 1970 of an ISO 8601 date or time; one without a zone counts as UTC. Null when it is none. */
export function isoToTime(text: string | null | undefined): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text?.trim() ?? '',
  )
  if (parts === null) return null
  const zone = parts[3] === undefined ? 'Z' : parts[3].replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const time = Date.parse(`${parts[1] ?? ''}T${parts[2] ?? '00:00'}${zone}`)
  return Number.isNaN(time) ? null : time
}

/** The address, when it is one of the web that Postil can store; else null. */
export function webAddress(text: string | null | undefined): string | null {
  return documentMetadata.shape.url.safeParse(text?.trim()).data ?? null
}

/** A title that can be stored: not empty, not too long. */
export function storableTitle(...candidates: (string | null | undefined)[]): string {
  const title = candidates.map((one) => one?.toWellFormed().trim() ?? '').find((one) => one !== '')
  return title?.slice(0, 10_000).toWellFormed() ?? 'Untitled'
}

/** A line about a document that can be stored; null when it is empty. */
export function storableLine(text: string | null | undefined): string | null {
  const line = text?.toWellFormed().trim().slice(0, 10_000).toWellFormed() ?? ''
  return line === '' ? null : line
}

/** Tags that can be stored, each once, in their order. */
export function storableTags(tags: readonly string[]): string[] {
  const clean = tags.map((tag) => tag.toWellFormed().trim().slice(0, 1_000).trim().toWellFormed())
  return Array.from(new Set(clean)).filter((tag) => tagName.safeParse(tag).success)
}

import { z } from 'zod'

/** A ULID: 26 characters of Crockford's base 32, sortable by the time of creation. https://github.com/ulid/spec */
const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'is not a ULID')

export const documentId = ulid.brand<'DocumentId'>()
export const revisionId = ulid.brand<'RevisionId'>()
export const annotationId = ulid.brand<'AnnotationId'>()
export const kindId = ulid.brand<'KindId'>()
export const tagId = ulid.brand<'TagId'>()
export const speakerId = ulid.brand<'SpeakerId'>()
export const verdictId = ulid.brand<'VerdictId'>()
export const evidenceId = ulid.brand<'EvidenceId'>()
export const dismissalId = ulid.brand<'DismissalId'>()

export type DocumentId = z.infer<typeof documentId>
export type RevisionId = z.infer<typeof revisionId>
export type AnnotationId = z.infer<typeof annotationId>
export type KindId = z.infer<typeof kindId>
export type TagId = z.infer<typeof tagId>
export type SpeakerId = z.infer<typeof speakerId>
export type VerdictId = z.infer<typeof verdictId>
export type EvidenceId = z.infer<typeof evidenceId>
export type DismissalId = z.infer<typeof dismissalId>

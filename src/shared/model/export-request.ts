import { z } from 'zod'
import { annotationId, documentId } from './ids.ts'

/** What is taken out: some highlights, some documents with theirs, or everything that is not in the trash. */
export const exportScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('annotations'), ids: z.array(annotationId).max(1_000_000) }),
  z.object({ kind: z.literal('documents'), ids: z.array(documentId).max(1_000_000) }),
  z.object({ kind: z.literal('library') }),
])
export type ExportScope = z.infer<typeof exportScope>

/** The forms in which a library goes out. */
export const exportFormats = [
  'markdown',
  'json',
  'web-annotation',
  'claim-review',
  'csv-annotations',
  'csv-claims',
  'bibtex',
  'csl-json',
  'html',
  'pdf',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The longest template, in UTF-16 code units. */
export const MAX_TEMPLATE_LENGTH = 200_000

export const exportRequest = z.object({
  scope: exportScope,
  format: z.enum(exportFormats),
  /** Liquid, for Markdown only; null for Postil's own form. */
  template: z.string().max(MAX_TEMPLATE_LENGTH).nullable(),
  /** Whether the articles' words go along, unseen, in Markdown: an import brings the articles back too then. */
  withArticle: z.boolean(),
  /** Who publishes the reviews of claims that name no reviewer; left out when nobody said so. */
  publisher: z.string().min(1).max(1_000).optional(),
})
export type ExportRequest = z.infer<typeof exportRequest>

/** Where it goes. A folder gets a file for each document. */
export const exportDestinations = ['file', 'folder', 'clipboard', 'rich-clipboard'] as const
export type ExportDestination = (typeof exportDestinations)[number]

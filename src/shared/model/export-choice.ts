import { z } from 'zod'
import { exportDestinations, exportFormats, MAX_TEMPLATE_LENGTH } from './export-request.ts'

/** A template that the reader wrote. */
export const ownTemplate = z.object({
  name: z.string().min(1).max(200),
  text: z.string().max(MAX_TEMPLATE_LENGTH),
})
export type OwnTemplate = z.infer<typeof ownTemplate>

/** What the reader chose when something was exported last. */
export const exportChoice = z.object({
  format: z.enum(exportFormats),
  /** The id of a template that comes with Postil, or the name of one of the reader's own after `own:`. */
  template: z.string().max(300),
  destination: z.enum(exportDestinations),
  withArticle: z.boolean(),
  /** Who publishes the reviews of claims that name no reviewer; '' when the reader did not say. */
  publisher: z.string().max(1_000).default(''),
})
export type ExportChoice = z.infer<typeof exportChoice>

/** What is chosen before anything was. */
export const firstChoice: ExportChoice = {
  format: 'markdown',
  template: 'postil',
  destination: 'file',
  withArticle: false,
  publisher: '',
}

import { templatePresets } from '../../shared/export/template-presets.ts'
import type { ExportDestination, ExportFormat } from '../../shared/model/export-request.ts'
import type { OwnTemplate } from '../../shared/model/export-choice.ts'

/** The formats in the reader's words, the most used first. */
export const FORMATS: readonly { value: ExportFormat; label: string }[] = [
  { value: 'markdown', label: 'Markdown' },
  { value: 'html', label: 'Web page with notes in the margin (HTML)' },
  { value: 'pdf', label: 'PDF with notes in the margin' },
  { value: 'csv-annotations', label: 'Spreadsheet of highlights (CSV)' },
  { value: 'csv-claims', label: 'Spreadsheet of claims (CSV)' },
  { value: 'json', label: 'Everything, for Postil (JSON)' },
  { value: 'web-annotation', label: 'W3C Web Annotations (JSON-LD)' },
  { value: 'claim-review', label: 'ClaimReview (JSON-LD)' },
  { value: 'bibtex', label: 'Sources for LaTeX (BibTeX)' },
  { value: 'csl-json', label: 'Sources for Pandoc and Zotero (CSL-JSON)' },
]

const ALL: readonly { value: ExportDestination; label: string }[] = [
  { value: 'file', label: 'One file' },
  { value: 'folder', label: 'A file for each article, in a folder' },
  { value: 'clipboard', label: 'Clipboard' },
  { value: 'rich-clipboard', label: 'Clipboard, as formatted text' },
]

/** Where a format can go. A page or a PDF is of one article; of several there is a page each. */
export function destinationsOf(format: ExportFormat, documents: number): readonly (typeof ALL)[number][] {
  const wanted = (values: readonly ExportDestination[]) => ALL.filter(({ value }) => values.includes(value))
  if (format === 'pdf') return wanted(['file'])
  if (format === 'html') return wanted(documents === 1 ? ['file', 'folder'] : ['folder'])
  if (format === 'markdown') return ALL
  if (format === 'json' || format === 'bibtex' || format === 'csl-json') return wanted(['file', 'clipboard'])
  return wanted(['file', 'folder', 'clipboard'])
}

/** The template that a choice names; null for Postil's own form, and when there is no such template any more. */
export function templateText(choice: string, own: readonly OwnTemplate[]): string | null {
  if (choice === 'postil') return null
  if (choice.startsWith('own:')) return own.find(({ name }) => `own:${name}` === choice)?.text ?? null
  return templatePresets.find(({ id }) => id === choice)?.template ?? null
}

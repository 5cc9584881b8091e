import { z } from 'zod'
import { fingerprint } from '../export/fingerprint.ts'
import { isoToTime, storableLine, storableTags, storableTitle, webAddress } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'
import { readJson } from './json.ts'
import { quoteBlocks } from './quote-blocks.ts'

/** A file of an export, by its path in the archive. */
export type ImportFile = { name: string; text: string }

const item = z.object({
  slug: z.string().min(1),
  title: z.string().nullish(),
  author: z.string().nullish(),
  url: z.string().nullish(),
  savedAt: z.string().nullish(),
  publishedAt: z.string().nullish(),
})

/**
 * Reads an export of Omnivore: `metadata_*.json` about the articles, `highlights/<slug>.md` for what was marked.
 *
 * In the reports, a line is that of the file which they name.
 */
export function parseOmnivore(files: readonly ImportFile[]): Imported {
  const imported = emptyImport()
  for (const file of files) if (/\.json$/i.test(file.name)) readMetadata(file, imported)
  const addDocument = documentAdder(imported)
  for (const file of files) if (/\.md$/i.test(file.name)) readHighlights(file, imported, addDocument)
  return imported
}

function readMetadata({ name, text }: ImportFile, imported: Imported): void {
  const items = readJson(text)
  if (!Array.isArray(items)) {
    imported.notUnderstood.push({ line: 1, why: `There is no list of articles in “${name}”.` })
    return
  }
  items.forEach((value: unknown, index) => {
    const parsed = item.safeParse(value)
    if (!parsed.success) {
      imported.notUnderstood.push({
        line: index + 1,
        why: `Article ${index + 1} of “${name}” can’t be read.`,
      })
      return
    }
    const { slug, title, author, url, savedAt, publishedAt } = parsed.data
    const published = isoToTime(publishedAt)
    imported.documents.push(
      importedDocument(slug, storableTitle(title, slug), {
        byline: storableLine(author),
        url: webAddress(url),
        addedAt: isoToTime(savedAt),
        publishedAt: published === null ? null : new Date(published).toISOString().slice(0, 10),
      }),
    )
  })
}

function readHighlights(
  { name, text }: ImportFile,
  imported: Imported,
  addDocument: ReturnType<typeof documentAdder>,
): void {
  const slug = name.replace(/^.*\//, '').replace(/\.md$/i, '')
  const title = storableTitle(slug.replace(/-[0-9a-f]{8,}$/, '').replaceAll('-', ' '))
  addDocument(importedDocument(slug, title))
  const blocks = quoteBlocks(text.toWellFormed(), () => false).filter(({ quote }) => quote !== '')
  if (blocks.length === 0)
    imported.notUnderstood.push({ line: 1, why: `There is no highlight in “${name}”.` })
  for (const { quote, below, line } of blocks) {
    const first = below[0] ?? ''
    const hasLabels = /^#\S/.test(first)
    imported.annotations.push(
      importedAnnotation({
        origin: `omnivore:${fingerprint(`${slug}\n${quote}`)}`,
        line,
        document: slug,
        selectors: quoteSelectors(quote),
        tags: hasLabels ? storableTags(first.split(/ (?=#)/).map((label) => label.replace(/^#/, ''))) : [],
        note: below
          .slice(hasLabels ? 1 : 0)
          .join('\n')
          .trim(),
      }),
    )
  }
}

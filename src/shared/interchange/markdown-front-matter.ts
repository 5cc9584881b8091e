import { parse, YAMLParseError } from 'yaml'
import { documentMetadata } from '../model/document.ts'
import type { Imported, ImportedDocument } from './imported.ts'

/** The front matter of a file, by field. */
export type FrontMatterFields = Record<string, unknown>

/** Reads front matter; null when there is none, or when it is damaged, which is reported. */
export function readFrontMatter(lines: readonly string[], imported: Imported): FrontMatterFields | null {
  if (lines[0]?.trimEnd() !== '---') return null
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end === -1) return null
  try {
    const fields: unknown = parse(lines.slice(1, end).join('\n'), { schema: 'core' })
    if (isRecord(fields)) return fields
    imported.notUnderstood.push({ line: 1, why: 'The front matter has no fields.' })
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos?.[0].line ?? 0
    imported.notUnderstood.push({
      line: line + 1,
      why: `The front matter is damaged: ${error.message.split('\n')[0] ?? ''}`,
    })
  }
  return null
}

function isRecord(value: unknown): value is FrontMatterFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The document with what a person has corrected in the front matter. */
export function withFrontMatter(document: ImportedDocument, fields: FrontMatterFields): ImportedDocument {
  const author = fields['author'] ?? null
  const read = {
    title: fields['title'] ?? document.title,
    url: fields['source'] ?? null,
    source: fields['site'] ?? null,
    byline: Array.isArray(author) ? author.join(', ') : author,
    publishedAt: fields['published'] ?? null,
    language: fields['language'] ?? null,
  }
  const { shape } = documentMetadata
  return {
    ...document,
    title: shape.title.safeParse(read.title).data ?? document.title,
    url: valid(shape.url.safeParse(read.url), document.url),
    source: valid(shape.source.safeParse(read.source), document.source),
    byline: valid(shape.byline.safeParse(read.byline), document.byline),
    publishedAt: valid(shape.publishedAt.safeParse(read.publishedAt), document.publishedAt),
    language: valid(shape.language.safeParse(read.language), document.language),
    sha256: typeof fields['sha256'] === 'string' ? fields['sha256'] : document.sha256,
  }
}

function valid<Value>(parsed: { success: true; data: Value } | { success: false }, otherwise: Value): Value {
  return parsed.success ? parsed.data : otherwise
}

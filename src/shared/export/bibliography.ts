import type { DocumentMetadata } from '../model/document.ts'
import type { DocumentId } from '../model/ids.ts'
import { documentLink } from './deep-link.ts'

/** A document as a bibliography needs it. */
export type Citable = DocumentMetadata & {
  id: DocumentId
  /** Milliseconds since 1970, UTC. */
  addedAt: number
}

/** The keys by which texts cite documents: `mcgrath2019china`; the same documents always get the same keys. */
export function citationKeys(documents: readonly Citable[]): Map<DocumentId, string> {
  const keys = new Map<DocumentId, string>()
  const taken = new Set<string>()
  for (const document of documents) {
    const author = words(document.byline ?? document.source ?? '').at(-1) ?? ''
    const title = words(document.title).find((word) => word.length > 3) ?? words(document.title)[0] ?? ''
    const stem = author + (document.publishedAt?.slice(0, 4) ?? '') + title || 'untitled'
    let key = stem
    for (let count = 2; taken.has(key); count += 1) key = `${stem}-${count}`
    taken.add(key)
    keys.set(document.id, key)
  }
  return keys
}

/** Words in the letters that citation keys may have. */
function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
}

/** Documents as BibLaTeX `@online` entries, which plain BibTeX styles read as `@misc` does. */
export function documentsToBibtex(documents: readonly Citable[]): string {
  const keys = citationKeys(documents)
  return documents
    .map((document) => {
      const fields = [
        ['title', `{${latex(document.title)}}`],
        // A second pair of braces keeps a byline whole: "and", commas and all.
        ['author', document.byline === null ? null : `{${latex(document.byline)}}`],
        ['organization', document.source === null ? null : latex(document.source)],
        ['date', document.publishedAt?.slice(0, 10) ?? null],
        ['url', document.url === null ? null : latexUrl(document.url)],
        ['urldate', document.url === null ? null : isoDate(document.addedAt)],
        ['langid', document.language === null ? null : latex(document.language)],
        // A field that no style prints.
        ['postil', documentLink(document.id)],
      ]
      const lines = fields
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `  ${name} = {${value}},\n`)
      return `@online{${keys.get(document.id) ?? document.id},\n${lines.join('')}}\n`
    })
    .join('\n')
}

/** What LaTeX would take for a command; braces by name, since BibTeX counts even escaped ones. */
const latexMarks = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['%', '\\%'],
])

function latex(text: string): string {
  return printable(text).replace(/[\\{}^~$&#_%]/g, (mark) => latexMarks.get(mark) ?? mark)
}

/** A field of addresses is verbatim: what would end it is percent-encoded. */
function latexUrl(url: string): string {
  return printable(url).replace(/[\\{}\s"<>^`|]/g, encodeURIComponent)
}

function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** Documents as CSL-JSON, for Pandoc and reference managers. https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export function documentsToCslJson(documents: readonly Citable[]): string {
  const keys = citationKeys(documents)
  const items = documents.map((document) => ({
    id: keys.get(document.id) ?? document.id,
    type: document.url === null ? 'article' : 'webpage',
    title: document.title,
    ...(document.byline === null ? {} : { author: [{ literal: document.byline }] }),
    ...(document.source === null ? {} : { 'container-title': document.source }),
    ...(document.publishedAt === null ? {} : { issued: dateParts(document.publishedAt) }),
    ...(document.url === null ? {} : { URL: document.url, accessed: dateParts(isoDate(document.addedAt)) }),
    ...(document.language === null ? {} : { language: document.language }),
    // CSL's place for what belongs to one program.
    custom: { postil: documentLink(document.id) },
  }))
  return `${JSON.stringify(items, null, 2)}\n`
}

function dateParts(date: string): { 'date-parts': number[][] } {
  return { 'date-parts': [date.slice(0, 10).split('-').map(Number)] }
}

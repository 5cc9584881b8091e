import { annotationToMarkdown, type DocumentExport } from '../../shared/export/markdown.ts'
import { annotationToRichText, documentToRichText } from '../../shared/export/rich-text.ts'
import {
  PREVIEW_LIMITS,
  renderTemplate,
  spansDocuments,
  TEMPLATE_LIMITS,
  type TemplateProblem,
} from '../../shared/export/template.ts'
import type { ExportRequest, ExportScope } from '../../shared/model/export-request.ts'
import type { LibraryExportOptions } from '../../shared/model/library-export.ts'
import { libraryFrame } from '../export/export-library.ts'
import { feed } from '../export/feed.ts'
import { documentFile, libraryPieces } from '../export/library-pieces.ts'
import { placeDocument } from '../export/place-document.ts'
import { imageAddresses, sourceOf } from '../export/write-library.ts'
import { planExport } from '../store/export-source.ts'
import { listKinds } from '../store/kinds.ts'
import type { Store } from '../store/open.ts'

/** An export as one text. Where the template is faulty, it is Postil's own Markdown, and the problem says why. */
export type RenderedExport = { text: string; problem: TemplateProblem | null }

/** An export in memory: for the clipboard, a preview, and what makes one file of a template or of one article. */
export function renderExport(store: Store, request: ExportRequest, isPreview = false): RenderedExport {
  const scope = isPreview ? beginningOf(store, request.scope) : request.scope
  const { format, template, withArticle } = request
  const plain = (text: string): RenderedExport => ({ text, problem: null })
  if (format === 'html' || format === 'pdf') return plain(htmlOf(store, scope))
  if (format !== 'markdown') {
    const options: LibraryExportOptions = { ...request, scope, format, shape: 'one-file', template: null }
    const means = { batches: (wanted: Parameters<typeof feed>[1]) => feed(store, wanted), ...QUIET }
    const pieces = libraryPieces(format, sourceOf(options, libraryFrame(store, options), means), withArticle)
    return plain(Array.from(pieces).join(''))
  }
  const inputs = inputsOf(store, scope, withArticle)
  const only = onlyAnnotation(scope, inputs)
  if (template === null && only !== null) return plain(annotationToMarkdown(only))
  if (template === null) {
    const options: LibraryExportOptions = { ...request, scope, format, shape: 'one-file' }
    const [first] = inputs
    if (inputs.length === 1 && first !== undefined) {
      return plain(documentFile('markdown', first, { template: null, images: new Map() }).text)
    }
    const means = { batches: (wanted: Parameters<typeof feed>[1]) => feed(store, wanted), ...QUIET }
    return plain(
      Array.from(
        libraryPieces('markdown', sourceOf(options, libraryFrame(store, options), means), withArticle),
      ).join(''),
    )
  }
  const limits = isPreview ? PREVIEW_LIMITS : TEMPLATE_LIMITS
  if (inputs.length <= 1 || spansDocuments(template)) return renderTemplate(template, inputs, limits)
  // A template that speaks of one document is rendered for each.
  const rendered = inputs.map((input) => renderTemplate(template, [input], limits))
  return {
    text: rendered.map(({ text }) => text).join('\n'),
    problem: rendered.find(({ problem }) => problem !== null)?.problem ?? null,
  }
}

/** An export as formatted text for the clipboard. */
export function renderRichText(store: Store, scope: ExportScope): string {
  const inputs = inputsOf(store, scope, false)
  const only = onlyAnnotation(scope, inputs)
  return only === null ? inputs.map(documentToRichText).join('\n') : annotationToRichText(only)
}

const QUIET = { onProgress: () => {}, check: () => {} }

/** Enough of a scope to see what the whole would look like. */
function beginningOf(store: Store, scope: ExportScope): ExportScope {
  if (scope.kind === 'annotations') return { kind: 'annotations', ids: scope.ids.slice(0, 20) }
  return { kind: 'documents', ids: planExport(store, scope).documents.slice(0, 2) }
}

function inputsOf(store: Store, scope: ExportScope, withArticle: boolean): DocumentExport[] {
  const kinds = listKinds(store)
  const wanted = { scope, what: 'everything' as const, withHistory: withArticle, withImages: false }
  return Array.from(feed(store, wanted)).flatMap((batch) =>
    batch.kind === 'documents' ? batch.documents.map((fed) => placeDocument(fed, kinds, withArticle)) : [],
  )
}

function htmlOf(store: Store, scope: ExportScope): string {
  const wanted = { scope, what: 'everything' as const, withHistory: false, withImages: true }
  for (const batch of feed(store, wanted)) {
    const fed = batch.kind === 'documents' ? batch.documents[0] : undefined
    if (fed === undefined) continue
    return documentFile('html', placeDocument(fed, listKinds(store)), {
      template: null,
      images: imageAddresses(fed),
    }).text
  }
  return ''
}

/** The one annotation that is asked for by name. */
function onlyAnnotation(scope: ExportScope, inputs: readonly DocumentExport[]) {
  const [input] = inputs
  const [placed] = input?.annotations ?? []
  if (scope.kind !== 'annotations' || scope.ids.length !== 1 || input === undefined || placed === undefined)
    return null
  const { document, kinds } = input
  const { annotation } = placed
  return { annotation, document, kind: kinds.find(({ id }) => id === annotation.kindId) ?? null }
}

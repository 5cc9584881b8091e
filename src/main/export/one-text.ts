import {
  annotationToMarkdown,
  documentToMarkdown,
  type DocumentExport,
} from '../../shared/export/markdown.ts'
import { annotationToRichText, documentToRichText } from '../../shared/export/rich-text.ts'
import {
  renderTemplate,
  spansDocuments,
  TEMPLATE_LIMITS,
  type TemplateLimits,
} from '../../shared/export/template.ts'
import type { TemplateProblem } from '../../shared/export/template-problem.ts'
import type { LibraryExportOptions } from '../../shared/model/library-export.ts'
import type { LibraryFrame } from './library-frame.ts'
import { libraryPieces } from './library-pieces.ts'
import { pageOf, sourceOf, type WritingMeans } from './library-source.ts'

/** How an export becomes one text. */
export type OneTextOptions = LibraryExportOptions & {
  /** For pasting: a lone annotation without front matter, and without what an import reads. */
  isForClipboard?: boolean
  limits?: TemplateLimits
  /** Articles that are looked at, at most: a preview needs no more. */
  most?: number
}

/**
 * An export as one text, in pieces, of which no more than a batch of documents is in memory; but for a template that
 * speaks of all documents together, which has to have them together. Returns what is wrong with the template; its place
 * is taken by Postil's own Markdown then.
 */
export function* oneText(
  options: OneTextOptions,
  frame: LibraryFrame,
  means: WritingMeans,
): Generator<string, TemplateProblem | null> {
  const { format, template, scope, isForClipboard = false, most = Infinity } = options
  const whole = sourceOf(options, frame, means)
  const source = {
    ...whole,
    placed: () => first(whole.placed(), most),
    documents: () => first(whole.documents(), most),
  }
  if (format === 'html') {
    yield pageOf(options, frame, means)
    return null
  }
  const isOneDocument = scope.kind !== 'library' && frame.totals.documents === 1
  if (format !== 'markdown' || (template === null && !isOneDocument)) {
    yield* libraryPieces(format, source, options)
    return null
  }
  if (template === null) {
    for (const input of source.placed()) {
      const lone = isForClipboard ? loneAnnotation(options, input) : null
      yield lone === null ? documentToMarkdown(input) : annotationToMarkdown(lone)
    }
    return null
  }
  const limits = { ...(options.limits ?? TEMPLATE_LIMITS), check: means.check }
  if (frame.totals.documents <= 1 || spansDocuments(template)) {
    const { text, problem } = renderTemplate(template, Array.from(source.placed()), limits)
    yield text
    return problem
  }
  // A template that speaks of one document is rendered for each.
  let problem: TemplateProblem | null = null
  let separator = ''
  for (const input of source.placed()) {
    const rendered = renderTemplate(template, [input], limits)
    problem ??= rendered.problem
    yield separator + rendered.text
    separator = '\n'
  }
  return problem
}

/** An export as formatted text for the clipboard, in pieces. */
export function* oneRichText(
  options: LibraryExportOptions,
  frame: LibraryFrame,
  means: WritingMeans,
): Generator<string, void> {
  let separator = ''
  for (const input of sourceOf({ ...options, withArticle: false }, frame, means).placed()) {
    const lone = loneAnnotation(options, input)
    yield separator + (lone === null ? documentToRichText(input) : annotationToRichText(lone))
    separator = '\n'
  }
}

/** The one annotation that is asked for by name. */
function loneAnnotation({ scope }: LibraryExportOptions, { document, kinds, annotations }: DocumentExport) {
  const [placed] = annotations
  if (scope.kind !== 'annotations' || scope.ids.length !== 1 || placed === undefined) return null
  const { annotation } = placed
  return { annotation, document, kind: kinds.find(({ id }) => id === annotation.kindId) ?? null }
}

function* first<Item>(items: Iterable<Item>, most: number): Generator<Item, void> {
  let count = 0
  for (const item of items) {
    if (count >= most) return
    yield item
    count += 1
  }
}

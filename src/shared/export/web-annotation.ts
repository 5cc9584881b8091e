import type { Annotation } from '../model/annotation.ts'
import type { Document, DocumentMetadata } from '../model/document.ts'
import type { DocumentId } from '../model/ids.ts'
import type { Kind } from '../model/kind.ts'
import type { TextSelectors } from '../model/selector.ts'
import { isoTime } from './annotation-csv.ts'
import { claimReview, type Json } from './claim-review.ts'
import { annotationLink, documentLink } from './deep-link.ts'
import type { DocumentExport } from './markdown.ts'
import { inReadingOrder } from './reading-order.ts'

/** The context that gives the keys below their meaning. */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/**
 * A document's annotations as a W3C annotation collection in JSON-LD, in the order of the text.
 *
 * https://www.w3.org/TR/annotation-model/
 */
export function documentToWebAnnotations({ document, kinds, annotations }: DocumentExport): string {
  const { found, orphans } = inReadingOrder(annotations)
  const items = [...found.map(({ annotation }) => annotation), ...orphans].map((annotation) =>
    webAnnotation(annotation, document, kinds.find(({ id }) => id === annotation.kindId) ?? null),
  )
  const collection = {
    '@context': CONTEXT,
    id: `${documentLink(document.id)}#annotations`,
    type: 'AnnotationCollection',
    label: document.title,
    total: items.length,
    first: { id: `${documentLink(document.id)}#page-1`, type: 'AnnotationPage', startIndex: 0, items },
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

/** One annotation as a W3C annotation in JSON-LD. */
export function annotationToWebAnnotation(
  annotation: Annotation,
  document: Document,
  kind: Kind | null,
): string {
  return `${JSON.stringify({ '@context': CONTEXT, ...webAnnotation(annotation, document, kind) }, null, 2)}\n`
}

function webAnnotation(
  annotation: Annotation,
  document: DocumentMetadata & { id: DocumentId },
  kind: Kind | null,
): { [key: string]: Json | undefined } {
  const review = claimReview(annotation, document)
  const bodies: Json[] = [
    // A body of another vocabulary brings its own context; what it is for is said by the motivation.
    ...(review === null ? [] : [{ '@context': 'https://schema.org', ...typeKeys(review) }]),
    ...(annotation.note === '' ? [] : [textualBody('commenting', annotation.note, 'text/markdown')]),
    ...annotation.tags.map((tag) => textualBody('tagging', tag)),
    ...(kind === null ? [] : [textualBody('classifying', kind.name)]),
  ]
  return {
    id: annotationLink(annotation.id),
    type: 'Annotation',
    motivation: review !== null ? 'assessing' : annotation.note !== '' ? 'commenting' : 'highlighting',
    created: isoTime(annotation.createdAt) ?? undefined,
    modified: isoTime(annotation.updatedAt) ?? undefined,
    body: bodies.length === 0 ? undefined : bodies,
    target: {
      type: 'SpecificResource',
      source: {
        id: document.url ?? documentLink(document.id),
        type: 'Text',
        language: document.language ?? undefined,
        'schema:name': document.title,
      },
      selector: selectorList(annotation.selectors),
    },
  }
}

function textualBody(purpose: string, value: string, format = 'text/plain'): Json {
  return { type: 'TextualBody', purpose, value, format }
}

function selectorList({ quote, position }: TextSelectors): Json {
  return position === null ? [quote] : [quote, position]
}

/** W3C annotations write `type` for `@type`; schema.org's context knows it too. */
function typeKeys(node: { [key: string]: Json | undefined }): { [key: string]: Json | undefined } {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key === '@type' ? 'type' : key, typeValue(value)]),
  )
}

function typeValue(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => typeValue(item) ?? null)
  return typeof value === 'object' && value !== null ? typeKeys(value) : value
}

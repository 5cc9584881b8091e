import type { Annotation } from '../model/annotation.ts'
import type { DocumentMetadata } from '../model/document.ts'
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
export function documentToWebAnnotations(
  { document, kinds, annotations }: DocumentExport,
  publisher: string | null,
): string {
  const { found, orphans } = inReadingOrder(annotations)
  const items = [...found.map(({ annotation }) => annotation), ...orphans].map((annotation) =>
    webAnnotation(annotation, document, {
      kind: kinds.find(({ id }) => id === annotation.kindId) ?? null,
      publisher,
    }),
  )
  const collectionId = `${documentLink(document.id)}#annotations`
  const pageId = `${documentLink(document.id)}#page-1`
  const collection = {
    '@context': CONTEXT,
    id: collectionId,
    type: 'AnnotationCollection',
    label: document.title,
    total: items.length,
    first: { id: pageId, type: 'AnnotationPage', partOf: collectionId, startIndex: 0, items },
    last: pageId,
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

function webAnnotation(
  annotation: Annotation,
  document: DocumentMetadata & { id: DocumentId },
  { kind, publisher }: { kind: Kind | null; publisher: string | null },
): { [key: string]: Json | undefined } {
  const review = claimReview(annotation, document, publisher)
  const bodies: Json[] = [
    ...(review === null ? [] : [assessment(annotationLink(annotation.id), review)]),
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
        id: document.url !== null && URL.canParse(document.url) ? document.url : documentLink(document.id),
        type: 'Text',
        language: isLanguage(document.language) ? document.language : undefined,
        'schema:name': document.title,
      },
      selector: selectorList(annotation.selectors),
    },
  }
}

/** A body of another vocabulary, which brings its own context; a specific resource, since only that can say what it is for. */
function assessment(link: string, review: { [key: string]: Json | undefined }): Json {
  return {
    type: 'SpecificResource',
    purpose: 'assessing',
    source: { '@context': 'https://schema.org', id: `${link}#review`, ...typeKeys(review) },
  }
}

/** Whether a text has the form of a language tag. https://www.rfc-editor.org/info/bcp47 */
function isLanguage(text: string | null): text is string {
  return text !== null && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(text)
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

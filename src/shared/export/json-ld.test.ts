import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Annotation } from '../model/annotation.ts'
import { parseWebAnnotations } from '../interchange/web-annotation.ts'
import { claimReviewsToJsonLd } from './claim-review.ts'
import { hostileTag, hostileText, hostileWords } from './hostile-text.ts'
import { sampleAnnotation, sampleClaim, sampleDocument, sampleKinds } from './samples.ts'
import { documentToWebAnnotations } from './web-annotation.ts'

const iri = z.string().refine((text) => URL.canParse(text), 'is no IRI')
const words = z.string().refine((text) => text.trim() !== '', 'is blank')
/** schema.org's Date or DateTime. */
const date = z.string().regex(/^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?$/)
const language = z.string().regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i)

/**
 * The W3C Web Annotation Data Model, as far as an export of text annotations may use it: what else stands there is an error.
 * Written after https://www.w3.org/TR/annotation-model/ (numbers of sections).
 */
// 3.3.5
const motivation = z.enum([
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
] as const)
// 3.3.1: xsd:dateTime, in UTC
const dateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
// 3.2.4
const textualBody = z.strictObject({
  type: z.literal('TextualBody'),
  value: z.string(),
  purpose: motivation,
  format: z.string().regex(/^text\/[a-z]+$/),
  language: language.optional(),
})
// 4.2.4, 4.2.5
const selector = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
  z
    .strictObject({
      type: z.literal('TextPositionSelector'),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    })
    .refine(({ start, end }) => start <= end),
])

/** https://schema.org/ClaimReview with what Google's fact-check search requires of it. `type` is written as the key says. */
function claimReviewSchema<Key extends 'type' | '@type'>(key: Key, more: z.ZodRawShape = {}) {
  const node = (type: string | readonly [string, ...string[]], shape: z.ZodRawShape) =>
    z.strictObject({ [key]: typeof type === 'string' ? z.literal(type) : z.enum(type), ...shape })
  const organization = node('Organization', { name: words })
  const author = node(['Person', 'Organization'], {
    name: words,
    alternateName: z.array(z.string()).min(1).optional(),
    jobTitle: z.string().optional(),
    description: z.string().optional(),
    affiliation: organization.optional(),
    parentOrganization: organization.optional(),
    disambiguatingDescription: z.string().optional(),
  })
  return node('ClaimReview', {
    ...more,
    claimReviewed: words,
    url: iri,
    author,
    datePublished: date.optional(),
    reviewRating: node('Rating', { alternateName: words, ratingExplanation: z.string().optional() }),
    itemReviewed: node('Claim', {
      text: z.string(),
      author: author.optional(),
      datePublished: date.optional(),
      appearance: node('Article', {
        headline: z.string(),
        url: iri,
        datePublished: date.optional(),
        inLanguage: z.string().optional(),
        author: author.optional(),
        publisher: organization.optional(),
      }),
    }),
    citation: z
      .array(
        node('CreativeWork', {
          url: iri,
          name: z.string().optional(),
          disambiguatingDescription: z.string(),
          description: z.string().optional(),
        }),
      )
      .min(1)
      .optional(),
  })
}

// 4.1; what a body is for only a specific resource and a text can say (3.3.5)
const assessment = z.strictObject({
  type: z.literal('SpecificResource'),
  purpose: z.literal('assessing'),
  source: claimReviewSchema('type', { '@context': z.literal('https://schema.org'), id: iri }),
})
const annotation = z
  .strictObject({
    id: iri,
    type: z.literal('Annotation'),
    motivation,
    created: dateTime.optional(),
    modified: dateTime.optional(),
    body: z
      .array(z.union([textualBody, assessment]))
      .min(1)
      .optional(),
    target: z.strictObject({
      type: z.literal('SpecificResource'),
      // 3.2.1, 3.2.2; `schema` is a prefix that the context knows
      source: z.strictObject({
        id: iri,
        type: z.literal('Text'),
        language: language.optional(),
        'schema:name': z.string(),
      }),
      selector: z.array(selector).min(1),
    }),
  })
  .refine(
    ({ motivation: why, body = [] }) =>
      (why === 'assessing') === body.some(({ type }) => type === 'SpecificResource'),
    'a claim is assessed, and nothing else is',
  )
// 5.1, 5.2
const collection = z
  .strictObject({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: iri,
    type: z.literal('AnnotationCollection'),
    label: z.string(),
    total: z.int().nonnegative(),
    first: z.strictObject({
      id: iri,
      type: z.literal('AnnotationPage'),
      partOf: iri,
      startIndex: z.literal(0),
      items: z.array(annotation),
    }),
    last: iri,
  })
  .refine(
    ({ id, total, first, last }) => first.partOf === id && last === first.id && total === first.items.length,
  )

const graph = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(claimReviewSchema('@type')),
})

const anything = fc.record({
  exact: hostileWords,
  note: hostileText,
  tags: fc.array(hostileTag, { maxLength: 3 }),
  reviewer: fc.option(hostileText),
  line: hostileText,
  isClaim: fc.boolean(),
  language: fc.option(hostileText),
})

type Anything = typeof anything extends fc.Arbitrary<infer Value> ? Value : never

function annotationOf({ exact, note, tags, reviewer, line, isClaim }: Anything): Annotation {
  const claim = {
    ...sampleClaim,
    ...{
      claimReviewed: exact,
      conclusion: note,
      reviewer,
      speaker: line.trim() === '' ? null : sampleClaim.speaker,
    },
    attribution: { ...sampleClaim.attribution, saidAt: line },
  }
  const made = sampleAnnotation(1, 0, 9, { note, tags, claim: isClaim ? claim : null })
  made.selectors.quote.exact = exact
  return made
}

describe('JSON-LD', () => {
  it('holds to the W3C’s model of annotations, whatever is in it', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const document = { ...sampleDocument, title: given.line, language: given.language }
        const made = annotationOf(given)
        const text = documentToWebAnnotations(
          { document, kinds: sampleKinds, annotations: [{ annotation: made, range: null }] },
          null,
        )
        expect(collection.safeParse(JSON.parse(text)).error).toBeUndefined()
      }),
    )
  })

  it('has what schema.org and fact-check search require of a ClaimReview, whatever is in it', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (given, hasAddress) => {
        const document = { ...sampleDocument, url: hasAddress ? sampleDocument.url : null, title: given.line }
        const text = claimReviewsToJsonLd([{ annotation: annotationOf(given), document }], 'The Daily Ledger')
        expect(graph.safeParse(JSON.parse(text)).error).toBeUndefined()
      }),
    )
  })

  it('names the reviewer as author, or who publishes, or nobody; an import takes only a reviewer for one', () => {
    const authorOf = (reviewer: string | null, publisher: string | null) => {
      const made = sampleAnnotation(1, 0, 9, { claim: { ...sampleClaim, reviewer } })
      const review = claimReviewsToJsonLd([{ annotation: made, document: sampleDocument }], publisher)
      const annotations = [{ annotation: made, range: null }]
      const text = documentToWebAnnotations(
        { document: sampleDocument, kinds: sampleKinds, annotations },
        publisher,
      )
      expect(parseWebAnnotations(text).annotations[0]?.claim?.reviewer).toBe(reviewer)
      return JSON.parse(review)['@graph'][0].author
    }
    expect(authorOf('Ann Onymous', 'The Daily Ledger')).toEqual({ '@type': 'Person', name: 'Ann Onymous' })
    expect(authorOf(null, 'The Daily Ledger')).toMatchObject({
      '@type': 'Organization',
      name: 'The Daily Ledger',
    })
    expect(authorOf(null, null)).toMatchObject({ '@type': 'Organization', name: 'Anonymous' })
  })

  it('of a whole library, a collection for each article, is read back', () => {
    const one = (number: number) =>
      documentToWebAnnotations(
        {
          document: sampleDocument,
          kinds: sampleKinds,
          annotations: [{ annotation: sampleAnnotation(number, 0, 9), range: null }],
        },
        null,
      )
    const imported = parseWebAnnotations(`[${one(1)},${one(2)}]`)
    expect(imported.notUnderstood).toEqual([])
    expect(imported.annotations).toHaveLength(2)
  })
})

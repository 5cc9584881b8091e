import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../export/hostile-text.ts'
import { sampleAnnotation, sampleClaim, sampleDocument, sampleKinds } from '../export/samples.ts'
import { documentToWebAnnotations } from '../export/web-annotation.ts'
import { parseWebAnnotations } from './web-annotation.ts'
import { quotesOf } from './imported-quotes.ts'

describe('W3C Web Annotation', () => {
  it('gives Postil’s own annotations back with id, position, kind and claim', () => {
    fc.assert(
      fc.property(
        hostileWords,
        hostileText,
        fc.uniqueArray(hostileTag, { maxLength: 3 }),
        (words, note, tags) => {
          const claim = { ...sampleClaim, claimReviewed: words, conclusion: note }
          const annotation = sampleAnnotation(1, 0, 9, { note, tags, claim })
          annotation.selectors.quote = { type: 'TextQuoteSelector', exact: words, prefix: note, suffix: note }
          const text = documentToWebAnnotations(
            {
              document: sampleDocument,
              kinds: sampleKinds,
              annotations: [{ annotation, range: null }],
            },
            null,
          )
          const imported = parseWebAnnotations(text)
          expect(imported.notUnderstood).toEqual([])
          expect(imported.annotations).toMatchObject([
            {
              id: annotation.id,
              selectors: annotation.selectors,
              note,
              tags,
              kindName: 'Quote',
              createdAt: annotation.createdAt,
            },
          ])
          expect(imported.annotations[0]?.claim).toMatchObject({
            claimReviewed: words,
            conclusion: note,
            reviewer: 'Ann Onymous',
            reviewedAt: '2026-09-21',
            verdict: { name: 'Unchecked' },
            speaker: {
              name: 'Gao Feng',
              role: 'spokesman',
              affiliation: 'Chinese commerce ministry',
              aliases: ['China’s spokesman', 'he'],
            },
            evidence: sampleClaim.evidence.map((one) => ({ ...one, id: null })),
          })
        },
      ),
    )
  })

  it('reads the forms of the model’s own examples', () => {
    const imported = parseWebAnnotations(
      JSON.stringify([
        {
          id: 'http://example.org/anno1',
          type: 'Annotation',
          body: 'http://example.org/post1',
          target: 'http://example.com/page1',
        },
        {
          id: 'http://example.org/anno2',
          type: 'Annotation',
          bodyValue: 'Comment',
          target: {
            source: 'http://example.org/page1',
            selector: {
              type: 'TextQuoteSelector',
              exact: 'anotation',
              prefix: 'this is an ',
              suffix: ' that has some',
            },
          },
        },
        {
          id: 'http://example.org/anno3',
          type: 'Annotation',
          body: [{ type: 'TextualBody', purpose: 'tagging', value: 'love' }],
          target: [
            {
              source: 'http://example.org/page1',
              selector: [
                {
                  type: 'FragmentSelector',
                  value: 'p',
                  refinedBy: { type: 'TextQuoteSelector', exact: 'refined' },
                },
              ],
            },
          ],
        },
        { id: 'http://example.org/anno4', type: 'Annotation' },
        {
          id: 'http://example.org/anno5',
          type: 'Annotation',
          target: {
            source: 'http://example.org/page1',
            selector: { type: 'TextPositionSelector', start: 1, end: 2 },
          },
        },
      ]),
    )
    expect(quotesOf(imported)).toEqual([null, 'anotation', 'refined'])
    expect(imported.annotations.map(({ note, tags }) => [note, tags])).toEqual([
      ['http://example.org/post1', []],
      ['Comment', []],
      ['', ['love']],
    ])
    expect(
      imported.annotations.every(({ selectors }) => selectors === null || selectors.position === null),
    ).toBe(true)
    expect(imported.notUnderstood.map(({ line }) => line)).toEqual([4, 5])
  })

  it('reads Thorium’s .annotation', () => {
    const imported = parseWebAnnotations(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'urn:uuid:1',
        type: 'AnnotationSet',
        about: {
          'dc:identifier': ['urn:isbn:1'],
          'dc:title': 'A Book',
          'dc:creator': ['Ann', 'Bob'],
          'dc:publisher': ['P'],
          'dc:date': '2012-02-20T00:00:00.000Z',
        },
        items: [
          {
            '@context': 'http://www.w3.org/ns/anno.jsonld',
            id: 'urn:uuid:2',
            type: 'Annotation',
            created: '2025-01-29T20:23:23.274Z',
            body: {
              type: 'TextualBody',
              value: 'mine',
              format: 'text/plain',
              color: '#FEF3BD',
              tag: 'test1',
              highlight: 'solid',
            },
            target: {
              source: 'OPS/ch1.xhtml',
              selector: [
                { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
                { type: 'TextPositionSelector', start: 1, end: 6 },
              ],
            },
          },
        ],
      }),
    )
    expect(imported.documents).toMatchObject([
      { key: 'urn:isbn:1', title: 'A Book', byline: 'Ann, Bob', source: 'P', publishedAt: '2012-02-20' },
    ])
    expect(imported.annotations).toMatchObject([
      {
        document: 'urn:isbn:1',
        note: 'mine',
        tags: ['test1'],
        kindName: '#FEF3BD',
        // Its offsets are of a chapter's file, not of the article's text.
        selectors: { quote: { exact: 'words' }, position: null },
      },
    ])
  })
})

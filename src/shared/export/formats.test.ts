import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv, parseCsvTable } from '../interchange/csv.ts'
import type { Document } from '../model/document.ts'
import { documentId } from '../model/ids.ts'
import { annotationsToCsv, claimsToCsv } from './annotation-csv.ts'
import { documentsToBibtex, documentsToCslJson } from './bibliography.ts'
import { claimReviewsToJsonLd } from './claim-review.ts'
import { joinList, splitList, toCsv, unguarded } from './csv.ts'
import { hostileTag, hostileText, hostileWords } from './hostile-text.ts'
import { libraryToJson } from './library-json.ts'
import { annotationToRecord, documentToRecord, referencesOf } from './postil-record.ts'
import {
  sampleAnnotation,
  sampleAnnotations,
  sampleClaim,
  sampleDocument,
  sampleExport,
  sampleKinds,
} from './samples.ts'
import { documentToWebAnnotations } from './web-annotation.ts'

const sample = sampleExport()
const annotations = sampleAnnotations.map(({ annotation }) => annotation)

describe('every format', () => {
  it.each([
    ['annotations.golden.csv', () => annotationsToCsv([sample])],
    ['claims.golden.csv', () => claimsToCsv([sample])],
    ['web-annotations.golden.json', () => documentToWebAnnotations(sample, null)],
    [
      'claim-reviews.golden.json',
      () =>
        claimReviewsToJsonLd(
          annotations.map((annotation) => ({ annotation, document: sampleDocument })),
          null,
        ),
    ],
    [
      'sources.golden.bib',
      () => documentsToBibtex([sampleDocument, { ...sampleDocument, title: '100% {of} “it” & all_' }]),
    ],
    ['sources.golden.csl.json', () => documentsToCslJson([sampleDocument])],
    [
      'library.golden.json',
      () =>
        libraryToJson({
          ...referencesOf(annotations, sampleKinds),
          documents: [documentToRecord(sampleDocument, [sampleDocument.revision])],
          annotations: annotations.map(annotationToRecord),
        }),
    ],
  ])('%s looks as it always did', async (file, write) => {
    await expect(write()).toMatchFileSnapshot(file)
  })
})

describe('CSV', () => {
  it('gives back any strings, and none that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { minLength: 2, maxLength: 3 })), (rows) => {
        const csv = toCsv(rows)
        const parsed = parseCsv(csv)
        expect(parsed.map(({ cells }) => cells.map(unguarded))).toEqual(rows)
        for (const cell of parsed.flatMap(({ cells }) => cells)) expect(cell).not.toMatch(/^[=+\-@\t\r\n|%]/)
      }),
    )
  })

  it('gives back any list of tags in one cell', () => {
    fc.assert(
      fc.property(fc.array(hostileTag), (tags) => {
        expect(splitList(joinList(tags))).toEqual(tags)
      }),
    )
  })

  it('has a row for each annotation, and one for each claim, with the same number of cells', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, (words, note) => {
        const claim = { ...sampleClaim, claimReviewed: words, conclusion: note }
        const annotation = sampleAnnotation(1, 0, 9, { note, claim, tags: ['a; b', 'c'] })
        annotation.selectors.quote.exact = words
        const input = { ...sample, annotations: [{ annotation, range: null }] }
        for (const csv of [annotationsToCsv([input]), claimsToCsv([input])]) {
          const table = parseCsvTable(csv)
          expect(parseCsv(csv).map(({ cells }) => cells.length)).toEqual([
            table?.names.length,
            table?.names.length,
          ])
          const cell = (name: string): string => unguarded(table?.rows[0]?.cell(name) ?? '')
          expect([cell('quote'), cell('note'), cell('claim')]).toEqual([words, note, words])
          expect(splitList(cell('tags'))).toEqual(['a; b', 'c'])
        }
      }),
    )
  })

  it('knows the line of each row', () => {
    expect(parseCsv('a,b\r\n"x\ny",z\r\n\r\nc,"d""e"').map(({ cells, line }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, 'x\ny', 'z'],
      [5, 'c', 'd"e'],
    ])
  })
})

describe('W3C Web Annotation', () => {
  it('holds to the model: context, ids, types, motivations, targets, selectors', () => {
    const collection = JSON.parse(documentToWebAnnotations(sample, null))
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      total: 3,
      first: { type: 'AnnotationPage', startIndex: 0 },
    })
    const motivations = collection.first.items.map((item: { motivation: string }) => item.motivation)
    expect(motivations).toEqual(['assessing', 'highlighting', 'commenting'])
    for (const item of collection.first.items) {
      expect(item).toMatchObject({ type: 'Annotation', target: { type: 'SpecificResource' } })
      expect(URL.canParse(item.id)).toBe(true)
      expect(URL.canParse(item.target.source.id)).toBe(true)
      expect(item.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      const types = item.target.selector.map((selector: { type: string }) => selector.type)
      expect(types).toEqual(['TextQuoteSelector', 'TextPositionSelector'])
    }
  })
})

describe('ClaimReview', () => {
  it('has what schema.org and fact-check search require', () => {
    const { '@context': context, '@graph': graph } = JSON.parse(
      claimReviewsToJsonLd(
        annotations.map((annotation) => ({ annotation, document: sampleDocument })),
        null,
      ),
    )
    expect(context).toBe('https://schema.org')
    expect(graph).toHaveLength(1)
    expect(graph[0]).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: sampleClaim.claimReviewed,
      datePublished: '2026-09-21',
      author: { '@type': 'Person', name: 'Ann Onymous' },
      reviewRating: { '@type': 'Rating', alternateName: 'Unchecked' },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Gao Feng', jobTitle: 'spokesman' },
        appearance: { '@type': 'Article', url: sampleDocument.url },
      },
    })
    expect(URL.canParse(graph[0].url)).toBe(true)
  })
})

describe('bibliography', () => {
  it('keeps BibTeX whole, whatever is in a field', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, (title, byline) => {
        const document = { ...sampleDocument, title, byline, source: title }
        const bibtex = documentsToBibtex([document, sampleDocument])
        expect(braceDepths(bibtex)).toEqual({ min: 0, end: 0 })
        expect(bibtex.match(/^@online\{[a-z0-9-]+,$/gm)).toHaveLength(2)
      }),
    )
  })

  it('gives CSL-JSON that holds the stored strings', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, (title, byline) => {
        const [item] = JSON.parse(documentsToCslJson([{ ...sampleDocument, title, byline }]))
        expect(item).toMatchObject({
          title,
          author: [{ literal: byline }],
          issued: { 'date-parts': [[2019, 5, 16]] },
        })
      }),
    )
  })

  it('gives each document its own key', () => {
    const document: Document = {
      ...sampleDocument,
      byline: null,
      source: null,
      title: '北京',
    }
    const keys = documentsToBibtex([
      document,
      { ...document, id: documentId.parse('01JD0000000000000000000002') },
    ]).match(/^@online\{(.*),$/gm)
    expect(keys).toEqual(['@online{2019,', '@online{2019-2,'])
  })
})

function braceDepths(text: string): { min: number; end: number } {
  let depth = 0
  let min = 0
  for (const character of text) {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    min = Math.min(min, depth)
  }
  return { min, end: depth }
}

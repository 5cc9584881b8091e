import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../export/hostile-text.ts'
import {
  sampleAnnotation,
  sampleAnnotations,
  sampleClaim,
  sampleDocument,
  sampleKinds,
} from '../export/samples.ts'
import { documentToWebAnnotations } from '../export/web-annotation.ts'
import { parseHypothesis } from './hypothesis.ts'
import { parseKindleClippings } from './kindle.ts'
import { parseOmnivore } from './omnivore.ts'
import { importFormatOf, readImport } from './read-import.ts'
import { parseReadest } from './readest.ts'
import { parseReadwiseCsv } from './readwise.ts'
import { parseWebAnnotations } from './web-annotation.ts'
import { parseZoteroMarkdown } from './zotero.ts'

const quotes = (imported: {
  annotations: { selectors: { quote: { exact: string } } | null }[]
}): (string | null)[] => imported.annotations.map(({ selectors }) => selectors?.quote.exact ?? null)

describe('Hypothesis', () => {
  const row = (id: string, more: object = {}): object => ({
    id,
    uri: 'https://example.org/a',
    created: '2026-09-20T10:00:00.123456+00:00',
    updated: '2026-09-21T10:00:00+02:00',
    user: 'acct:ann@hypothes.is',
    text: 'A note',
    tags: ['one', ' two '],
    document: { title: ['An article'] },
    target: [
      {
        source: 'https://example.org/a',
        selector: [
          { type: 'RangeSelector', startContainer: '/p[1]' },
          { type: 'TextPositionSelector', start: 0, end: 5 },
          { type: 'TextQuoteSelector', exact: 'words', prefix: 'some ', suffix: ' more' },
        ],
      },
    ],
    ...more,
  })

  it.each([
    ['its export', JSON.stringify({ export_date: 'x', client_version: '1', annotations: [row('a')] })],
    ['rows of its API', JSON.stringify({ total: 1, rows: [row('a')] })],
    ['a bare list', JSON.stringify([row('a')])],
  ])('is read from %s', (_, text) => {
    const imported = parseHypothesis(text)
    expect(imported.notUnderstood).toEqual([])
    expect(imported.documents).toMatchObject([
      { key: 'https://example.org/a', title: 'An article', url: 'https://example.org/a' },
    ])
    expect(imported.annotations).toMatchObject([
      {
        origin: 'hypothesis:a',
        document: 'https://example.org/a',
        selectors: { quote: { exact: 'words', prefix: 'some ', suffix: ' more' }, position: null },
        note: 'A note',
        tags: ['one', 'two'],
        createdAt: Date.UTC(2026, 8, 20, 10, 0, 0, 123),
        updatedAt: Date.UTC(2026, 8, 21, 8),
      },
    ])
  })

  it('adds replies to the note that they answer, and keeps notes on a whole page', () => {
    const reply = row('r', {
      references: ['a'],
      text: 'I disagree',
      user: 'acct:bob@hypothes.is',
      target: [{}],
    })
    const page = row('p', { target: [{ source: 'https://example.org/a' }] })
    const imported = parseHypothesis(JSON.stringify({ rows: [reply, row('a'), page] }))
    expect(imported.annotations.map(({ note }) => note)).toEqual(['A note\n\n**bob:** I disagree', 'A note'])
    expect(quotes(imported)).toEqual(['words', null])
  })

  it('passes over a bad row only', () => {
    const imported = parseHypothesis(JSON.stringify([row('a'), { id: 1 }, null, row('b')]))
    expect(imported.annotations).toHaveLength(2)
    expect(imported.notUnderstood.map(({ line }) => line)).toEqual([2, 3])
  })

  it('gives back any strings', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, fc.uniqueArray(hostileTag), (exact, text, tags) => {
        const target = [{ selector: [{ type: 'TextQuoteSelector', exact }] }]
        const imported = parseHypothesis(JSON.stringify([row('a', { text, tags, target })]))
        expect(imported.annotations).toMatchObject([{ note: text.toWellFormed(), tags }])
        expect(quotes(imported)).toEqual([exact.toWellFormed()])
      }),
    )
  })
})

describe('Readwise', () => {
  const header =
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags'

  it('is read from its CSV', () => {
    const text = `${header}\n"One, ""two""\nthree",A Book,An Author,,My note,yellow,"a, b",page,12,2021-02-03 04:05:06+00:00,doc\n,A Book,An Author,,,,,,,,\n`
    const imported = parseReadwiseCsv(text)
    expect(imported.documents).toMatchObject([{ title: 'A Book', byline: 'An Author', url: null }])
    expect(imported.annotations).toMatchObject([
      {
        note: 'My note',
        kindName: 'yellow',
        tags: ['a', 'b', 'doc'],
        line: 2,
        createdAt: Date.UTC(2021, 1, 3, 4, 5, 6),
      },
    ])
    expect(quotes(imported)).toEqual(['One, "two"\nthree'])
    expect(imported.notUnderstood).toMatchObject([{ line: 4 }])
    expect(parseReadwiseCsv('a,b\n1,2').notUnderstood).toHaveLength(1)
  })

  it('gives back any strings', () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(
        hostileWords.filter((words) => words.trim() !== ''),
        hostileText,
        (words, note) => {
          const imported = parseReadwiseCsv(
            `Highlight,Title,Note,URL\r\n${cell(words)},T,${cell(note)},https://example.org/\r\n`,
          )
          expect(quotes(imported)).toEqual([words.toWellFormed()])
          expect(imported.annotations[0]?.note).toBe(note.toWellFormed())
          expect(imported.documents).toMatchObject([{ title: 'T', url: 'https://example.org/' }])
        },
      ),
    )
  })
})

describe('Kindle', () => {
  const clippings = [
    '\ufeffThe Trial (Kafka, Franz)\r\n- Your Highlight on page 12 | location 170-172 | Added on Thursday, 15 May 2014 20:52:31\r\n\r\nSomebody must have slandered Josef K.\r\n',
    'The Trial (Kafka, Franz)\r\n- Your Note on page 12 | location 172 | Added on Thursday, May 15, 2014 8:53:00 PM\r\n\r\nWho?\r\n',
    'The Trial (Kafka, Franz)\r\n- Your Bookmark on Location 300 | Added on Thursday, 15 May 2014 20:54:00\r\n\r\n\r\n',
    'Der Process (Franz Kafka)\r\n- Ihre Markierung auf Seite 3 | Position 40-1 | Hinzugefügt am Donnerstag, 15. Mai 2014 um 20:55:00\r\n\r\nJemand musste Josef K. verleumdet haben.\r\n',
    'Der Process (Franz Kafka)\r\n- Ihre Notiz bei Position 999 | Hinzugefügt am 2014-05-15 20:56:00\r\n\r\nAllein\r\n',
    'Broken entry\r\nno dash\r\n',
    'Limited (A)\r\n- Your Highlight on Location 5-6 | Added on Friday, 16 May 2014 10:00:00\r\n\r\n\r\n',
  ].join('==========\r\n')

  it('is read with notes at their highlights, bookmarks left out, and what is broken reported', () => {
    const imported = parseKindleClippings(`${clippings}==========\r\n`)
    expect(imported.documents.map(({ title, byline }) => [title, byline])).toEqual([
      ['The Trial', 'Kafka, Franz'],
      ['Der Process', 'Franz Kafka'],
    ])
    expect(quotes(imported)).toEqual([
      'Somebody must have slandered Josef K.',
      'Jemand musste Josef K. verleumdet haben.',
      null,
    ])
    expect(imported.annotations.map(({ note }) => note)).toEqual(['Who?', '', 'Allein'])
    expect(imported.annotations.map(({ createdAt }) => createdAt)).toEqual([
      Date.UTC(2014, 4, 15, 20, 52, 31),
      null,
      Date.UTC(2014, 4, 15, 20, 56),
    ])
    expect(imported.notUnderstood.map(({ line }) => line)).toEqual([26, 29])
    expect(parseKindleClippings(clippings).annotations).toEqual(imported.annotations)
  })

  it('never fails, and loses no other clipping to a bad one', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const imported = parseKindleClippings(
          `${clippings}==========\r\n${text.replace(/={8,}/g, '')}\r\n==========\r\n`,
        )
        expect(quotes(imported).slice(0, 1)).toEqual(['Somebody must have slandered Josef K.'])
      }),
    )
  })
})

describe('Zotero', () => {
  it('is read from a note exported as Markdown', () => {
    const imported = parseZoteroMarkdown(`# Annotations
(9/20/2026, 10:00:00 AM)

“Random fields are \\*functions\\*” ([Smith, 2020, p. 45](zotero://select/library/items/ITEM1)) ([pdf](zotero://open-pdf/library/items/PDF1?page=69&annotation=ANNO1)) My comment

[“Linked words”](zotero://open-pdf/library/items/PDF1?page=70&annotation=ANNO2) ([Smith, 2020, p. 46](zotero://select/library/items/ITEM1))

Only a remark ([Smith, 2020, p. 47](zotero://select/library/items/ITEM1)) ([pdf](zotero://open-pdf/library/items/PDF1?page=71&annotation=ANNO3))

Something of my own
`)
    expect(imported.documents).toMatchObject([{ key: 'zotero:ITEM1', title: 'Smith, 2020' }])
    expect(imported.annotations.map(({ origin, note, line }) => [origin, note, line])).toEqual([
      ['zotero:ANNO1', 'My comment', 4],
      ['zotero:ANNO2', '', 6],
      ['zotero:ANNO3', 'Only a remark', 8],
    ])
    expect(quotes(imported)).toEqual(['Random fields are *functions*', 'Linked words', null])
    expect(imported.notUnderstood).toMatchObject([{ line: 10 }])
  })
})

describe('Omnivore', () => {
  it('is read from its export: articles from the metadata, highlights from the Markdown', () => {
    const imported = parseOmnivore([
      {
        name: 'export/highlights/an-article-18a1b2c3d4e.md',
        text: '> First paragraph\n> Second paragraph \n\n#to read #b\n\nMy note\nin two lines\n\n> Another  \n\n> Third ',
      },
      {
        name: 'export/metadata_0_to_20.json',
        text: JSON.stringify([
          {
            slug: 'an-article-18a1b2c3d4e',
            title: 'An article',
            url: 'https://example.org/a',
            publishedAt: '2024-01-02T00:00:00.000Z',
          },
          { title: 'no slug' },
        ]),
      },
    ])
    expect(imported.documents).toMatchObject([
      { title: 'An article', url: 'https://example.org/a', publishedAt: '2024-01-02' },
    ])
    expect(quotes(imported)).toEqual(['First paragraph\nSecond paragraph', 'Another', 'Third'])
    expect(imported.annotations.map(({ tags, note }) => [tags, note])).toEqual([
      [['to read', 'b'], 'My note\nin two lines'],
      [[], ''],
      [[], ''],
    ])
    expect(imported.notUnderstood).toMatchObject([{ line: 2 }])
  })
})

describe('Readest', () => {
  it('is read from its JSON', () => {
    const imported = parseReadest(
      JSON.stringify({
        $format: 'readest-annotations',
        version: 1,
        book: { title: 'A Book', author: 'An Author', hash: 'h' },
        annotations: [
          {
            id: '1',
            type: 'annotation',
            cfi: 'epubcfi(/6/4)',
            text: 'words',
            note: 'mine',
            color: 'red',
            createdAt: 5,
            updatedAt: 6,
          },
          { id: '2', type: 'bookmark', cfi: 'epubcfi(/6/6)', note: '', createdAt: 5, updatedAt: 6 },
          { type: 'annotation' },
        ],
      }),
    )
    expect(imported.annotations).toMatchObject([
      { origin: 'readest:1', note: 'mine', kindName: 'red', createdAt: 5, updatedAt: 6 },
    ])
    expect(imported.notUnderstood).toMatchObject([{ line: 3 }])
  })

  it.each([
    [
      'today',
      '# A Book\n**Author**: An Author\n\n**Exported from Readest**: 2026-05-10\n\n---\n\n## Highlights & Annotations\n\n### One\n> First line\n> second line\n\n**Note**: My note\nand more\n\n*Page: 3 · Time: 1/2/2026*\n\n> Other\n\n---\n',
    ],
    [
      'once',
      '# A Book\n**Author**: An Author\n\n**Exported from Readest**: 2025-05-10\n\n---\n\n## Highlights & Annotations\n\n### One\n> "First line\n> second line"\n**Note**:: My note\nand more\n\n> "Other"\n\n---\n',
    ],
  ])('is read from its Markdown as it is written %s', (_, text) => {
    const imported = parseReadest(text)
    expect(imported.documents).toMatchObject([{ title: 'A Book', byline: 'An Author' }])
    expect(quotes(imported)).toEqual(['First line\nsecond line', 'Other'])
    expect(imported.annotations.map(({ note }) => note)).toEqual(['My note\nand more', ''])
  })
})

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
          const text = documentToWebAnnotations({
            document: sampleDocument,
            kinds: sampleKinds,
            annotations: [{ annotation, range: null }],
          })
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
    expect(quotes(imported)).toEqual([null, 'anotation', 'refined'])
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
      { document: 'urn:isbn:1', note: 'mine', tags: ['test1'], kindName: '#FEF3BD' },
    ])
  })
})

describe('an import', () => {
  it('knows each format by what is in the file', () => {
    const own = { document: sampleDocument, kinds: sampleKinds, annotations: sampleAnnotations }
    const formatOf = (text: string, name = 'file') => importFormatOf({ name, text })
    expect(formatOf(documentToWebAnnotations(own))).toBe('web-annotation')
    expect(formatOf('[{"uri":"https://example.org/","id":"a"}]')).toBe('hypothesis')
    expect(formatOf('{"rows":[]}')).toBe('hypothesis')
    expect(formatOf('{"format":"postil/1",\n"kinds":[\n]')).toBe('postil-json')
    expect(formatOf('{"$format":"readest-annotations"}')).toBe('readest')
    expect(formatOf('[{"slug":"a"}]')).toBe('omnivore')
    expect(formatOf('> q', 'x/highlights/a.md')).toBe('omnivore')
    expect(formatOf('\ufeffHighlight,Book Title\nq,t')).toBe('readwise')
    expect(formatOf('T (A)\n- Your Highlight | x\n\nw\n==========\n')).toBe('kindle')
    expect(formatOf('“a” ([b](zotero://select/library/items/C))')).toBe('zotero')
    expect(formatOf('> q\n\n- [Open at the passage](postil://annotation/01JA0000000000000000000001)')).toBe(
      'postil-markdown',
    )
    expect(formatOf('{}')).toBeNull()
    expect(formatOf('just words')).toBeNull()
  })

  it('reads any file without failing, and says which it does not know', () => {
    fc.assert(
      fc.property(hostileText, fc.json(), (text, json) => {
        const { imports, unknown } = readImport([
          { name: 'a', text },
          { name: 'highlights/b.md', text },
          { name: 'c', text: json },
          { name: 'd', text: `{"rows":[${json}]}` },
          { name: 'e', text: `{"type":"AnnotationSet","items":[${json}],"about":${json}}` },
          { name: 'f', text: `{"$format":"readest-annotations","book":${json},"annotations":[${json}]}` },
          { name: 'g', text: `{"format":"postil/1","annotations":[${json}],"documents":${json}}` },
          { name: 'h', text: `Highlight,Note\n${text}` },
          { name: 'i', text: `[{"slug":"x"},${json}]` },
        ])
        const named = [...imports.flatMap(({ files }) => files), ...unknown]
        expect(named).toHaveLength(9)
      }),
      { numRuns: 300 },
    )
  })
})

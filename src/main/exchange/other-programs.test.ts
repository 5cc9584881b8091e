import { expect, test } from 'vitest'
import { importedSchema } from '../../shared/interchange/imported-schema.ts'
import type { ImportFormat } from '../../shared/interchange/import-formats.ts'
import type { ImportFile } from '../../shared/interchange/omnivore.ts'
import { readImport } from '../../shared/interchange/read-import.ts'
import { listAnnotations } from '../store/annotations.ts'
import { createDocument } from '../store/documents.ts'
import type { Library } from '../store/library.ts'
import { documentDraft, openedLibrary, tableContents } from '../store/library-fixture.ts'
import { AnnotationImport } from './annotation-import.ts'

const TITLE = 'China hits back at Trump’s Huawei ban'
const FIRST = 'the concept of national security should not be abused'
const SECOND = 'We urge the US side to stop its wrong practices'
const TEXT = `China has emphasised many times that ${FIRST}, said Gao Feng.\n“${SECOND},” he told reporters.`
const ADDRESS = 'https://news.example/china-hits-back'

const json = (value: unknown) => JSON.stringify(value, null, 2)

const hypothesisRow = (id: string, exact: string, more: object = {}) => ({
  ...{ id, created: '2026-01-05T10:11:12.345678+00:00', updated: '2026-01-06T10:11:12.345678+00:00' },
  ...{ user: 'acct:jane@hypothes.is', user_info: { display_name: 'Jane' }, uri: `${ADDRESS}?utm_source=rss` },
  ...{ text: 'Says who?', tags: ['trade', 'Huawei'], group: '__world__', hidden: false, flagged: false },
  permissions: { read: ['group:__world__'], admin: ['acct:jane@hypothes.is'] },
  target: [
    {
      source: `${ADDRESS}?utm_source=rss`,
      selector: [
        {
          ...{ type: 'RangeSelector', startContainer: '/div[2]/p[1]', endContainer: '/div[2]/p[1]' },
          ...{ startOffset: 37, endOffset: 90 },
        },
        { type: 'TextPositionSelector', start: 2_037, end: 2_090 },
        { type: 'TextQuoteSelector', exact, prefix: 'emphasised many times that ', suffix: ', said' },
      ],
    },
  ],
  document: { title: [TITLE] },
  links: { html: `https://hypothes.is/a/${id}`, json: `https://api.hypothes.is/api/annotations/${id}` },
  ...more,
})
const hypothesisRows = [
  hypothesisRow('NvWpXOoUEfC6Y', FIRST),
  hypothesisRow('Zz1vXOoUEfC6Y', SECOND, { tags: [], text: '' }),
  { ...hypothesisRow('reply', '', { references: ['NvWpXOoUEfC6Y'], text: 'The ministry.' }), target: [{}] },
  hypothesisRow('much', FIRST, { text: 'x'.repeat(1_000_001) }),
  { id: 'bad', uri: 7 },
]

const thorium = (id: string, exact: string, more: object = {}) => ({
  ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', id: `urn:uuid:${id}`, type: 'Annotation' },
  ...{ created: '2026-01-05T10:11:12Z', modified: '2026-01-05T10:11:13Z' },
  body: {
    ...{ type: 'TextualBody', value: 'A note.', format: 'text/plain', textDirection: 'ltr' },
    ...{ color: 'yellow', tag: 'trade', highlight: 'solid' },
  },
  target: {
    source: 'OEBPS/chapter1.xhtml',
    meta: { headings: [{ level: 1, txt: 'Chapter 1' }], page: '12' },
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: 'emphasised many times that ', suffix: '' },
      { type: 'TextPositionSelector', start: 37, end: 90 },
      { type: 'ProgressionSelector', value: 0.013_5 },
      {
        ...{ type: 'FragmentSelector', value: 'epubcfi(/6/4!/4/2,/1:37,/1:90)' },
        conformsTo: 'http://www.idpf.org/epub/linking/cfi/epub-cfi.html',
      },
    ],
  },
  ...more,
})

const clipping = (about: string, words: string) =>
  `${TITLE} (Hannah McGrath)\r\n- ${about}\r\n\r\n${words}\r\n==========\r\n`

/** Files as these programs write them, each with two highlights of the article, and records that can't be read. */
const files: [
  name: ImportFormat | string,
  files: ImportFile[],
  expected: { notes: string[]; bad: number[] },
][] = [
  [
    'Hypothesis, its export',
    [
      {
        name: 'hypothesis-2026-01-07.json',
        text: json({
          ...{ export_date: '2026-01-07T10:00:00.000Z', export_userid: 'acct:jane@hypothes.is' },
          ...{ client_version: '1.1650.0', annotations: hypothesisRows },
        }),
      },
    ],
    { notes: ['Says who?\n\n**jane:** The ministry.', ''], bad: [4, 5] },
  ],
  [
    'Hypothesis, rows of its API',
    [{ name: 'search.json', text: json({ total: 5, rows: hypothesisRows }) }],
    { notes: ['Says who?\n\n**jane:** The ministry.', ''], bad: [4, 5] },
  ],
  [
    'Readwise',
    [
      {
        name: 'readwise-data.csv',
        text: [
          'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
          `"${FIRST}",${TITLE},Hannah McGrath,,"A note, with ""marks""",yellow,"trade,Huawei",order,1,2026-01-05 10:11:12+00:00,news`,
          `,${TITLE},Hannah McGrath,,,,,order,2,2026-01-05 10:11:12+00:00,`,
          `"${SECOND}",${TITLE},Hannah McGrath,,,,,order,3,2026-01-05 10:11:12+00:00,`,
        ].join('\n'),
      },
    ],
    { notes: ['A note, with "marks"', ''], bad: [3] },
  ],
  [
    'Kindle, in English',
    [
      {
        name: 'My Clippings.txt',
        text:
          '\ufeff' +
          clipping(
            'Your Highlight on page 1 | Location 10-11 | Added on Monday, January 5, 2026 10:11:12 AM',
            FIRST,
          ) +
          clipping(
            'Your Note on page 1 | Location 11 | Added on Monday, January 5, 2026 10:11:20 AM',
            'Who?',
          ) +
          clipping(
            'Your Bookmark on page 2 | Location 12 | Added on Monday, January 5, 2026 10:12:00 AM',
            '',
          ) +
          'No clipping at all\r\n==========\r\n' +
          clipping(
            'Your Highlight on page 2 | Location 20-21 | Added on Monday, January 5, 2026 10:13:12 AM',
            SECOND,
          ),
      },
    ],
    { notes: ['Who?', ''], bad: [16] },
  ],
  [
    'Kindle, in Spanish',
    [
      {
        name: 'Mis recortes.txt',
        text:
          clipping(
            'Tu subrayado en la página 1 | Posición 10-11 | Añadido el lunes, 5 de enero de 2026 10:11:12',
            FIRST,
          ) +
          clipping(
            'Tu nota en la página 1 | Posición 11 | Añadido el lunes, 5 de enero de 2026 10:11:20',
            '¿Quién?',
          ) +
          clipping(
            'Tu marcador en la página 2 | Posición 12 | Añadido el lunes, 5 de enero de 2026 10:12:00',
            '',
          ) +
          clipping(
            'Tu subrayado en la página 2 | Posición 20-21 | Añadido el lunes, 5 de enero de 2026 10:13:12',
            SECOND,
          ),
      },
    ],
    { notes: ['¿Quién?', ''], bad: [] },
  ],
  [
    'Zotero',
    [
      {
        name: 'Annotations.md',
        text: [
          `# ${TITLE}`,
          '',
          '# Annotations  ',
          '(1/5/2026, 10:11:12 AM)',
          '',
          `“${FIRST}” ([McGrath, 2019, p. 1](zotero://select/library/items/ABCD1234)) ([pdf](zotero://open-pdf/library/items/EFGH5678?page=1&annotation=IJKL9012)) A note.`,
          '',
          'A paragraph of my own.',
          '',
          `“${SECOND}” ([McGrath, 2019, p. 2](zotero://select/library/items/ABCD1234)) ([pdf](zotero://open-pdf/library/items/EFGH5678?page=2&annotation=MNOP3456))`,
          '',
        ].join('\n'),
      },
    ],
    { notes: ['A note.', ''], bad: [8] },
  ],
  [
    'Omnivore',
    [
      {
        name: 'export/metadata_0_to_20.json',
        text: json([
          {
            ...{ id: '8f1c', slug: 'china-hits-back-18f1c2d3e4f', title: TITLE, description: 'Beijing …' },
            ...{ author: 'Hannah McGrath', url: ADDRESS, state: 'Archived', readingProgress: 100 },
            ...{ thumbnail: null, labels: ['trade'], savedAt: '2026-01-05T10:11:12.000Z' },
            ...{ updatedAt: '2026-01-05T10:11:12.000Z', publishedAt: '2019-05-16T00:00:00.000Z' },
          },
          { slug: '' },
        ]),
      },
      {
        name: 'export/highlights/china-hits-back-18f1c2d3e4f.md',
        text: `> ${FIRST}\n\nA note.\n\n> ${SECOND}\n`,
      },
    ],
    { notes: ['A note.', ''], bad: [2] },
  ],
  [
    'Readest',
    [
      {
        name: 'china.json',
        text: json({
          ...{ $format: 'readest-annotations', version: 1, exportedAt: 1_767_607_872_000 },
          book: { title: TITLE, author: 'Hannah McGrath', hash: 'abc' },
          annotations: [
            {
              ...{
                id: 'a1',
                type: 'annotation',
                cfi: 'epubcfi(/6/4!/4/2)',
                style: 'highlight',
                color: 'yellow',
              },
              ...{ text: FIRST, note: 'A note.', createdAt: 1_767_607_872_000, updatedAt: 1_767_607_872_000 },
            },
            { id: 'b1', type: 'bookmark', cfi: 'epubcfi(/6/4!/4/4)', text: '', createdAt: 1_767_607_872_000 },
            { id: 'c1', type: 'annotation', text: '', note: '' },
            { id: 'a2', type: 'annotation', text: SECOND, createdAt: 1_767_607_872_000 },
          ],
        }),
      },
    ],
    { notes: ['A note.', ''], bad: [3] },
  ],
  [
    'W3C Web Annotations',
    [
      {
        name: 'annotations.jsonld',
        text: json({
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          ...{ id: 'https://notes.example/page1', type: 'AnnotationPage' },
          items: [
            {
              ...{ id: 'https://notes.example/1', type: 'Annotation', motivation: 'commenting' },
              created: '2026-01-05T10:11:12Z',
              body: [
                { type: 'TextualBody', purpose: 'commenting', value: 'A note.' },
                { type: 'TextualBody', purpose: 'tagging', value: 'trade' },
              ],
              target: {
                source: ADDRESS,
                selector: {
                  type: 'TextQuoteSelector',
                  exact: FIRST,
                  prefix: 'times that ',
                  suffix: ', said',
                },
              },
            },
            { id: 'https://notes.example/2', type: 'Annotation', body: 'No target.' },
            {
              ...{ id: 'https://notes.example/3', type: 'Annotation', motivation: 'highlighting' },
              target: {
                source: { id: ADDRESS, type: 'Text' },
                selector: [{ type: 'TextQuoteSelector', exact: SECOND }],
              },
            },
          ],
        }),
      },
    ],
    { notes: ['A note.', ''], bad: [2] },
  ],
  [
    'Thorium',
    [
      {
        name: 'China hits back.annotation',
        text: json({
          ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:uuid:0', type: 'AnnotationSet' },
          generator: {
            ...{ id: 'https://github.com/edrlab/thorium-reader/releases/tag/v3.2.0', type: 'Software' },
            ...{ name: 'Thorium 3.2.0', homepage: 'https://thorium.edrlab.org' },
          },
          ...{ generated: '2026-01-06T10:11:12Z', label: 'Annotations' },
          about: {
            ...{ 'dc:identifier': ['urn:isbn:9780000000000'], 'dc:format': 'application/epub+zip' },
            ...{ 'dc:title': TITLE, 'dc:publisher': ['Press'], 'dc:creator': ['Hannah McGrath'] },
            'dc:date': '2019-05-16',
          },
          items: [
            thorium('1', FIRST),
            'not an annotation',
            thorium('2', SECOND, { body: { type: 'TextualBody', value: '', color: '#ff0000' } }),
          ],
        }),
      },
    ],
    { notes: ['A note.', ''], bad: [2] },
  ],
]

test.each(files)(
  'what %s wrote comes in at its words, once; what can’t be read is named',
  async (_, given, expected) => {
    const library = openedLibrary()
    const { document } = createDocument(library.store, library.clock, {
      ...{ ...documentDraft(TEXT), title: TITLE, byline: 'Hannah McGrath', source: null, url: ADDRESS },
    })
    const first = await importFiles(library, given)
    expect(first.bad).toEqual(expected.bad)
    const stored = listAnnotations(library.store, document.id).toSorted(
      (a, b) => (a.selectors.position?.start ?? 0) - (b.selectors.position?.start ?? 0),
    )
    expect(stored.map(({ selectors }) => selectors.quote.exact)).toEqual([FIRST, SECOND])
    expect(stored.map(({ selectors }) => selectors.position?.start)).toEqual([37, TEXT.indexOf(SECOND)])
    expect(stored.map(({ note }) => note)).toEqual(expected.notes)
    expect(first.plan.counts).toMatchObject({ stored: 2, waiting: 0, 'not-understood': expected.bad.length })
    expect(first.result).toMatchObject({ stored: 2, refused: [] })

    const before = tableContents(library.store)
    const again = await importFiles(library, given)
    expect(again.plan.counts).toMatchObject({ stored: 0, known: 2, waiting: 0 })
    expect(tableContents(library.store)).toEqual(before)
  },
)

/** As the window does: read there, handed over, looked at, carried out. */
async function importFiles(library: Library, given: ImportFile[]) {
  const { imports, unknown } = readImport(given)
  expect(unknown).toEqual([])
  const session = new AnnotationImport(library)
  for (const { format, files: names, imported } of imports) {
    session.add({ format, file: names.join(', '), imported: importedSchema.parse(imported) })
  }
  const plan = await session.plan()
  const bad = session.lines(['not-understood'], 0, 100).map(({ line }) => line)
  return { plan, bad, result: await session.carryOut() }
}

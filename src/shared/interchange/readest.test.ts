import { describe, expect, it } from 'vitest'
import { parseReadest } from './readest.ts'
import { quotesOf } from './imported-quotes.ts'

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
    expect(quotesOf(imported)).toEqual(['First line\nsecond line', 'Other'])
    expect(imported.annotations.map(({ note }) => note)).toEqual(['My note\nand more', ''])
  })
})

import { describe, expect, it } from 'vitest'
import { parseOmnivore } from './omnivore.ts'
import { quotesOf } from './imported-quotes.ts'

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
    expect(quotesOf(imported)).toEqual(['First paragraph\nSecond paragraph', 'Another', 'Third'])
    expect(imported.annotations.map(({ tags, note }) => [tags, note])).toEqual([
      [['to read', 'b'], 'My note\nin two lines'],
      [[], ''],
      [[], ''],
    ])
    expect(imported.notUnderstood).toMatchObject([{ line: 2 }])
  })
})

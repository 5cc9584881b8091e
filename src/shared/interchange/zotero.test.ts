import { describe, expect, it } from 'vitest'
import { parseZoteroMarkdown } from './zotero.ts'
import { quotesOf } from './imported-quotes.ts'

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
    expect(quotesOf(imported)).toEqual(['Random fields are *functions*', 'Linked words', null])
    expect(imported.notUnderstood).toMatchObject([{ line: 10 }])
  })
})

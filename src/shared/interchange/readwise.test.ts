import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText, hostileWords } from '../export/hostile-text.ts'
import { parseReadwiseCsv } from './readwise.ts'
import { quotesOf } from './imported-quotes.ts'

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
    expect(quotesOf(imported)).toEqual(['One, "two"\nthree'])
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
          expect(quotesOf(imported)).toEqual([words.toWellFormed()])
          expect(imported.annotations[0]?.note).toBe(note.toWellFormed())
          expect(imported.documents).toMatchObject([{ title: 'T', url: 'https://example.org/' }])
        },
      ),
    )
  })
})

import { expect, test } from 'vitest'
import {
  continueItem,
  findNoteLinks,
  makeLink,
  noteLink,
  toggleMark,
  type TextEdit,
} from './markdown-typing.ts'

/** A text with the caret or the selection between bars. */
function marked(text: string, edit: TextEdit | null): string | null {
  if (edit === null) return null
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  const { from, to } = edit.selection
  return from === to
    ? `${after.slice(0, from)}|${after.slice(from)}`
    : `${after.slice(0, from)}|${after.slice(from, to)}|${after.slice(to)}`
}

test.each([
  ['- one', '- one\n- |'],
  ['  * one', '  * one\n  * |'],
  ['9. nine', '9. nine\n10. |'],
  ['1) one', '1) one\n2) |'],
  ['- [x] done', '- [x] done\n- [ ] |'],
  ['> said', '> said\n> |'],
  ['above\n- ', 'above\n|'],
  ['> ', '|'],
])('Enter after %j', (text, expected) => {
  expect(marked(text, continueItem(text, text.length))).toBe(expected)
})

test('Enter is Enter in plain text, and before the sign of an item', () => {
  expect(continueItem('plain', 5)).toBeNull()
  expect(continueItem('- one', 0)).toBeNull()
  expect(continueItem('-dash', 5)).toBeNull()
})

test('Enter in the middle of an item takes the rest along', () => {
  expect(marked('- one two\n- three', continueItem('- one two\n- three', 5))).toBe('- one\n- | two\n- three')
})

test('marks go around what is selected, and away again', () => {
  expect(marked('a word here', toggleMark('a word here', 2, 6, '**'))).toBe('a **|word|** here')
  expect(marked('a **word** here', toggleMark('a **word** here', 4, 8, '**'))).toBe('a |word| here')
  expect(marked('a **word** here', toggleMark('a **word** here', 4, 8, '*'))).toBe('a ***|word|*** here')
  expect(marked('', toggleMark('', 0, 0, '*'))).toBe('*|*')
})

test('what is selected becomes the text of a link, or its target', () => {
  expect(marked('see here', makeLink('see here', 4, 8))).toBe('see [here](|)')
  expect(marked('https://a.org/', makeLink('https://a.org/', 0, 14))).toBe('[|](https://a.org/)')
})

test('a link to a highlight is read back with its title, whatever that holds', () => {
  const link = 'postil://annotation/01HZ0000000000000000000000'
  for (const title of ['plain', 'with [brackets] and \\ more', 'two\nlines']) {
    const text = `before ${noteLink(title, link)} after [no](https://example.org)`
    expect(findNoteLinks(text)).toEqual([
      { from: 7, to: text.indexOf(' after'), label: title.replace('\n', ' '), link },
    ])
  }
  expect(findNoteLinks('[a](postil://annotation/short)')).toEqual([])
})

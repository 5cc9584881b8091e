import { expect, test } from 'vitest'
import { noteWithEarlierWords } from './earlier-words.ts'

function annotation(exact: string, note: string) {
  return {
    note,
    selectors: {
      quote: { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
      position: null,
    },
  }
}

test('the words that a highlight was made on stay in its note when it gets others', () => {
  expect(noteWithEarlierWords(annotation('as it\nwas', 'Check this.\n'), 'as it is')).toBe(
    'Check this.\n\n> Earlier words: as it\n> was',
  )
  expect(noteWithEarlierWords(annotation('as it was', ''), 'as it is')).toBe('> Earlier words: as it was')
})

test('a note does not grow when the words are the same but for white space, or are in it already', () => {
  expect(noteWithEarlierWords(annotation('as  it\nwas', 'A note'), 'as it was ')).toBe('A note')
  const once = noteWithEarlierWords(annotation('old', 'A note'), 'new')
  expect(noteWithEarlierWords(annotation('old', once), 'newer')).toBe(once)
})

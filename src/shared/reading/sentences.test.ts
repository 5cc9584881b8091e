import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSentences, LONGEST_SENTENCE } from './sentences.ts'

function all(text: string, language: string | null = 'en'): string[] {
  const sentences = createSentences(text, language)
  const found: string[] = []
  for (let at = sentences.at(0); at !== null; at = sentences.after(at))
    found.push(text.slice(at.start, at.end))
  return found
}

test('titles, initials and numbers end no sentence', () => {
  expect(all('Mr. Smith met J. K. Rowling. It cost 3.5 billion. “Soon,” he said.')).toEqual([
    'Mr. Smith met J. K. Rowling.',
    'It cost 3.5 billion.',
    '“Soon,” he said.',
  ])
})

test('a heading without a full stop is one by itself, and lines without words are none', () => {
  expect(all('China hits back\n* * *\n\nBeijing said so. Twice.')).toEqual([
    'China hits back',
    'Beijing said so.',
    'Twice.',
  ])
})

test('Chinese and Japanese sentences end with their own full stops', () => {
  expect(all('今天天气很好。我们去公园吧！', 'zh')).toEqual(['今天天气很好。', '我们去公园吧！'])
  expect(all('「そうです。」と言った。終わり。', 'ja').at(-1)).toBe('終わり。')
})

test('a language tag that is none is no reason to fail', () => {
  expect(all('One. Two.', 'en_US.UTF-8 (x)')).toEqual(['One.', 'Two.'])
})

test('a sentence that never ends is read in pieces, cut after a comma', () => {
  const pieces = all(`${'and so it went on and on, '.repeat(80)}until it stopped.`)
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces[0]).toMatch(/,$/)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(LONGEST_SENTENCE)
})

const text = fc
  .array(
    fc.constantFrom(
      'Yes. ',
      'No! ',
      'Mr. ',
      'word ',
      '\n',
      '…',
      '中文。',
      '👍',
      ' ',
      'x'.repeat(700),
      '“A.” ',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('no letter is left out, none is read twice, and going back finds the same sentences', () => {
  fc.assert(
    fc.property(text, (words) => {
      const sentences = createSentences(words, 'en')
      const found = []
      for (let at = sentences.at(0); at !== null; at = sentences.after(at)) found.push(at)
      const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '')
      expect(letters(found.map(({ start, end }) => words.slice(start, end)).join(''))).toBe(letters(words))
      const back = []
      for (let at = found.at(-1) ?? null; at !== null; at = sentences.before(at)) back.unshift(at)
      expect(back).toEqual(found)
      for (const sentence of found) expect(sentences.at(sentence.start)).toEqual(sentence)
    }),
  )
})

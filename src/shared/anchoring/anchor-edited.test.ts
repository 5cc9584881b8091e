import { expect, test } from 'vitest'
import type { TextRange } from '../model/selector.ts'
import { anchor, anchorAll } from './anchor.ts'
import type { Anchoring } from './anchoring.ts'
import { describe } from './describe.ts'

/** A text whose passage stands between ⟦ and ⟧. */
function marked(text: string): { text: string; range: TextRange } {
  const start = text.indexOf('⟦')
  const end = text.indexOf('⟧') - 1
  if (start === -1 || end < start) throw new Error(`expected a marked passage, found ${text}`)
  return { text: text.replace('⟦', '').replace('⟧', ''), range: { start, end } }
}

function shown(text: string, found: Anchoring): string {
  if (found.kind === 'orphan') return 'lost'
  const { start, end } = found.range
  return `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`
}

const intro = 'Beijing vowed on Thursday to hit back. '
const end = ' Markets in Asia fell after the announcement.'

type Case = [name: string, before: string, now: string, kind: Anchoring['kind']]

const findable: Case[] = [
  [
    'a paragraph was put in before it',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `An entirely new first paragraph.\n${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    'exact',
  ],
  [
    'a word in it was replaced',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `${intro}⟦The duties take effect on Friday⟧, he said.${end}`,
    'altered',
  ],
  [
    'its first and its last word were replaced',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `${intro}⟦Those tariffs take effect on Monday⟧, he said.${end}`,
    'altered',
  ],
  [
    'words were put into it',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `${intro}⟦The new American tariffs take effect early on Friday⟧, he said.${end}`,
    'altered',
  ],
  [
    'words were taken out of it',
    `${intro}⟦The tariffs on cars and steel take effect on Friday⟧, he said.${end}`,
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    'altered',
  ],
  [
    'words were put in right before and behind it',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `${intro}But ⟦The tariffs take effect on Friday⟧ already, he said.${end}`,
    'exact',
  ],
  [
    'quotation marks and dashes were set anew',
    `${intro}⟦"The tariffs -- all of them -- take effect,"⟧ he said.${end}`,
    `${intro}⟦“The tariffs — all of them — take effect,”⟧ he said.${end}`,
    'altered',
  ],
  [
    'apostrophes within words were set anew',
    `${intro}⟦It's China's and it isn't America's fault⟧, he said.${end}`,
    `${intro}⟦It’s China’s and it isn’t America’s fault⟧, he said.${end}`,
    'altered',
  ],
  [
    'its lines were broken differently',
    `${intro}⟦The tariffs\ntake effect\non Friday⟧, he said.${end}`,
    `${intro}⟦The tariffs take effect on\nFriday⟧, he said.${end}`,
    'altered',
  ],
  [
    'soft hyphens and unbreakable spaces were put in',
    `${intro}⟦The countermeasures take effect on Friday⟧, he said.${end}`,
    `${intro}⟦The counter\u00admeasures take effect on\u00a0Friday⟧, he said.${end}`,
    'altered',
  ],
  [
    'it was set in capitals',
    `${intro}⟦The tariffs take effect on Friday⟧, he said.${end}`,
    `${intro}⟦THE TARIFFS TAKE EFFECT ON FRIDAY⟧, he said.${end}`,
    'altered',
  ],
  [
    'half of it was taken out',
    `${intro}⟦The tariffs take effect on Friday. Huawei declined to comment on them⟧.${end}`,
    `${intro}⟦The tariffs take effect on Friday⟧.${end}`,
    'altered',
  ],
  [
    'one word of Chinese was replaced',
    `中国周四表示，⟦将对美国采取报复措施⟧。商务部发言人高峰说，中国将被迫反击。`,
    `中国周五表示，⟦将对美国采取反制措施⟧。商务部发言人高峰说，中国将被迫反击。`,
    'altered',
  ],
  [
    'one word of Arabic was put in before it',
    `قال المتحدث باسم الوزارة إن ⟦الرسوم الجديدة سوف تدخل حيز التنفيذ⟧ يوم الجمعة.`,
    `قال المتحدث الرسمي باسم الوزارة إن ⟦الرسوم الجديدة سوف تدخل حيز التنفيذ⟧ يوم الجمعة.`,
    'exact',
  ],
  [
    'it is the second of two, told apart by what follows',
    'One said yes to it all. ⟦One said yes⟧ to nothing. Nobody else was there.',
    'Then: One said yes to it all. ⟦One said yes⟧ to nothing. Nobody else was there.',
    'exact',
  ],
]

test.each(findable)('a passage is found when %s', (_, before, now, kind) => {
  const was = marked(before)
  const is = marked(now)
  const selectors = describe(was.text, was.range)
  for (const found of [
    anchor(is.text, selectors, was.text),
    anchor(is.text, selectors),
    anchor(is.text, { ...selectors, position: null }),
  ]) {
    expect(shown(is.text, found)).toBe(now)
    expect(found.kind).toBe(kind)
  }
})

const paragraphs = [
  'China said on Thursday that it would be forced to hit back against new American tariffs.',
  'Gao Feng, a spokesman of the commerce ministry, declined to say which goods would be hit.',
  'Huawei said in a statement that the ban would do "significant economic harm" to jobs.',
  'Negotiators had met in Washington for an eleventh round of talks, without result.',
  'Analysts expect that consumers will pay more for clothing, furniture and electronics.',
]

test('a passage is found in the paragraph that was moved', () => {
  const before = paragraphs.join('\n')
  const [a = '', b = '', c = '', d = '', e = ''] = paragraphs
  const now = [c, a, b.replace('a spokesman', 'spokesman'), d, e].join('\n')
  const quote = 'the ban would do "significant economic harm"'
  const start = before.indexOf(quote)
  const found = anchor(now, describe(before, { start, end: start + quote.length }), before)
  const at = now.indexOf(quote)
  expect(found).toMatchObject({ kind: 'moved', range: { start: at, end: at + quote.length } })
})

test('a short passage that was taken out is lost, though its words stand elsewhere', () => {
  const before = paragraphs.join('\n')
  const start = before.indexOf('said in a statement')
  const selectors = describe(before, { start, end: start + 4 })
  const now = paragraphs.filter((_, i) => i !== 2).join('\n')
  expect(anchor(now, selectors, before)).toMatchObject({ kind: 'orphan', reason: 'deleted' })
  expect(anchor(now, { ...selectors, position: null }).kind).toBe('orphan')
})

test('a passage that was taken out leaves as a guess the point where it stood', () => {
  const before = paragraphs.join('\n')
  const start = before.indexOf('Huawei')
  const selectors = describe(before, { start, end: start + 40 })
  const now = paragraphs.filter((_, i) => i !== 2).join('\n')
  const point = now.indexOf('.\nNegotiators')
  expect(anchor(now, selectors, before)).toEqual({
    kind: 'orphan',
    reason: 'deleted',
    guess: { start: point, end: point },
  })
})

test('a passage never comes to cover a paragraph that was put into it', () => {
  const [a = '', b = '', c = '', d = ''] = paragraphs
  const before = [a, b, d].join('\n')
  const start = before.indexOf('Gao Feng')
  const selectors = describe(before, { start, end: before.length - 30 })
  const now = [a, b, c, d].join('\n')
  const found = anchor(now, selectors, before)
  expect(found.kind).toBe('altered')
  if (found.kind !== 'orphan') expect(now.slice(found.range.start, found.range.end)).not.toContain('Huawei')
})

test('a word that is spelt differently now is the same one, and another word is not', () => {
  const before = 'The colour of the flag was new to everybody there.'
  const selectors = describe(before, { start: 4, end: 10 })
  expect(anchor('The color of the flag was new to everybody there.', selectors, before)).toMatchObject({
    kind: 'altered',
    range: { start: 4, end: 9 },
  })
  expect(anchor('The shape of the flag was new to everybody there.', selectors, before)).toEqual({
    kind: 'orphan',
    reason: 'deleted',
    guess: { start: 4, end: 9 },
  })
})

test('part of a word is found when another part of it changes', () => {
  const before = 'The Debian system is free for everybody to use.'
  const now = 'The Debians system is free for everybody to use.'
  const selectors = describe(before, { start: 5, end: 9 })
  expect(anchor(now, selectors, before)).toMatchObject({ kind: 'exact', range: { start: 5, end: 9 } })
})

test('a word is not found within the word that replaced it', () => {
  const before = 'They asked for a plan of it all at once.'
  const start = before.indexOf('a plan')
  const selectors = describe(before, { start, end: start + 1 })
  expect(anchor('They asked for car plan of it all at once.', selectors, before).kind).toBe('orphan')
})

test('part of an endless run of letters is found by its quote alone, to the letter', () => {
  const run = Array.from({ length: 500 }, (_, i) =>
    Math.imul(i + 1, 0x9e3779b1)
      .toString(36)
      .slice(-6),
  ).join('')
  const now = `An introduction was put in before it.\n${run}`
  for (let start = 100; start < 2000; start += 97) {
    const { quote } = describe(run, { start, end: start + 120 })
    const at = now.indexOf(quote.exact)
    expect(anchor(now, { quote, position: null })).toMatchObject({ range: { start: at, end: at + 120 } })
  }
})

test('punctuation alone is found by the words around it', () => {
  const before = 'They came - all of them - and left again.'
  const now = 'And then they came - all of them - and left again.'
  const selectors = describe(before, { start: 24, end: 25 })
  const found = { kind: 'exact', range: { start: 33, end: 34 } }
  expect(anchor(now, selectors, before)).toMatchObject(found)
  expect(anchor(now, { ...selectors, position: null })).toMatchObject(found)
})

const quoteOf = (exact: string, prefix = '', suffix = ''): Parameters<typeof anchor>[1] => ({
  quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
  position: null,
})

test('a quote without context is found when it is there once', () => {
  expect(anchor('Nobody knows what Huawei will do.', quoteOf('Huawei'))).toMatchObject({
    kind: 'exact',
    range: { start: 18, end: 24 },
  })
})

test('of three equal places none is taken, unless the position tells which', () => {
  const text = 'no answer was given\n'.repeat(3)
  const selectors = quoteOf('answer', 'no ', ' was given')
  expect(anchor(text, selectors)).toMatchObject({ kind: 'orphan', reason: 'ambiguous' })
  const position = { type: 'TextPositionSelector', start: 22, end: 28 } as const
  expect(anchor(text, { ...selectors, position })).toMatchObject({ range: { start: 23, end: 29 } })
})

test('neighbouring passages tell which of two copies of a text is meant', () => {
  const [a = '', b = '', c = '', d = '', e = ''] = paragraphs
  const copy = c.replace('significant economic', 'considerable').replace('Huawei', 'Apple')
  const before = paragraphs.join('\n')
  const fits = before.indexOf('statement that the ban')
  const other = before.indexOf('"significant economic harm"')
  const selectors = [
    { ...describe(before, { start: fits + 10, end: fits + 14 }), position: null },
    { ...describe(before, { start: other, end: other + 27 }), position: null },
  ]
  const now = [a, copy, b, d, c, e].join('\n')
  const [found] = anchorAll(now, selectors)
  expect(found).toMatchObject({ range: { start: now.lastIndexOf('statement that the ban') + 10 } })
  expect(anchor(now, selectors[0] ?? quoteOf('x'))).not.toEqual(found)
})

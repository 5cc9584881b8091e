import { describe, expect, it } from 'vitest'
import bundledArticle from '../../../resources/china-hits-back.txt?raw'
import { SHOWN_CONFIDENCE } from './shown-confidence.ts'
import { suggestClaims } from './suggest-claims.ts'
import type { TextRange } from '../model/selector.ts'

/** The shown suggestions of a text, with words in the place of ranges. */
function shown(text: string, language: string | null = 'en') {
  const words = (range: TextRange | null): string | null =>
    range === null ? null : text.slice(range.start, range.end)
  return suggestClaims(text, { language })
    .filter(({ confidence }) => confidence >= SHOWN_CONFIDENCE)
    .map(({ content, cue, source, speaker, kind }) => ({
      content: content.map(words),
      cue: words(cue),
      source: words(source),
      speaker: speaker?.name ?? null,
      from: speaker?.resolvedFrom ?? null,
      kind,
    }))
}

describe('the bundled article', () => {
  const suggestions = shown(bundledArticle, null)
  const about = (start: string) => suggestions.find(({ content }) => content[0]?.startsWith(start))

  it('gives Gao Feng his first quotation, in spite of the aside after his name', () => {
    expect(about('China has emphasised')).toMatchObject({
      speaker: 'Gao Feng',
      from: 'name',
      cue: 'told',
      kind: 'direct',
    })
  })

  it('gives him the second one through “He”, and says so', () => {
    expect(about('China will take')).toMatchObject({
      speaker: 'Gao Feng',
      from: 'pronoun',
      source: 'He',
      cue: 'added',
    })
  })

  it('gives Huawei its statement, half quoted and half reported', () => {
    expect(about('it was “ready and willing')).toMatchObject({
      speaker: 'Huawei',
      cue: 'said',
      kind: 'mixed',
    })
  })

  it('finds what Huawei denied', () => {
    expect(about('involvements of its equipment')).toMatchObject({
      speaker: 'Huawei',
      cue: 'has vigorously denied',
    })
  })

  it('finds what Huawei offered', () => {
    expect(about('to sign ‘no-spy agreements’')).toMatchObject({ speaker: 'Huawei', cue: 'offered' })
  })

  it('traces “the Asian powerhouse” to China', () => {
    expect(about('it would impose billions')).toMatchObject({
      speaker: 'China',
      from: 'definite description',
    })
  })

  it('offers nothing for “foreign adversaries”, nor anything else', () => {
    expect(suggestions).toHaveLength(6)
  })
})

describe('who said it', () => {
  it('shows a surname with the name in full', () => {
    expect(shown('Nadia Farouk arrived. Later, Farouk said that the shop was shut.')).toMatchObject([
      { speaker: 'Nadia Farouk' },
    ])
  })

  it('leaves the speaker open where a pronoun has nobody to stand for', () => {
    expect(shown('He said that it was late.')).toMatchObject([{ source: 'He', speaker: null }])
  })

  it('says that a quotation in the next sentence is still the same speaker’s', () => {
    const text = 'Lena Marsh said the pier was safe. “It has stood since 1890.”'
    expect(shown(text)[1]).toMatchObject({
      speaker: 'Lena Marsh',
      from: 'continuation',
      content: ['It has stood since 1890.'],
    })
  })
})

describe('languages', () => {
  const german =
    'Der Minister sagte: „Wir werden das nicht hinnehmen.“ Die Opposition war mit dem Plan nicht einverstanden.'

  it('detects the language where none is given, and then follows quotation marks only', () => {
    expect(shown(german, null)).toMatchObject([
      { content: ['Wir werden das nicht hinnehmen.'], cue: null, source: null },
    ])
  })

  it('believes the document about its language', () => {
    expect(shown('Ana Ruiz said that it rained.', 'es')).toEqual([])
    expect(shown('Ana Ruiz said that it rained.', 'en-GB')).toHaveLength(1)
  })

  it('finds quotations in Chinese and Russian', () => {
    expect(shown('他说：「我们不会接受这份协议。」', null)).toMatchObject([
      { content: ['我们不会接受这份协议。'] },
    ])
    expect(shown('Он сказал: «Мы не подпишем это соглашение».', null)).toMatchObject([
      { content: ['Мы не подпишем это соглашение'] },
    ])
  })
})

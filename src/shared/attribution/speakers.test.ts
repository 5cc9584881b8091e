import { describe, expect, it } from 'vitest'
import { suggestClaims } from './suggest-claims.ts'

/** The speakers of a text's suggestions, as [name, how it was found]. */
function speakers(text: string): (readonly [string, string] | null)[] {
  return suggestClaims(text, { language: 'en' }).map(({ speaker }) =>
    speaker === null ? null : [speaker.name, speaker.resolvedFrom],
  )
}

describe('the speaker', () => {
  it.each([
    ['a name after a title', 'Senator Ana Ortiz said that it rained.', 'Ana Ortiz', 'name'],
    [
      'a name before an apposition',
      'Ana Ortiz, a senator from Utah, said that it rained.',
      'Ana Ortiz',
      'name',
    ],
    ['a name behind a description', 'The mayor, Ana Ortiz, said that it rained.', 'Ana Ortiz', 'name'],
    ['a name with a party in brackets', 'Sen. Ana Ortiz (D-N.M.) said that it rained.', 'Ana Ortiz', 'name'],
    [
      'an office without a name',
      'A spokesman for the port said that it rained.',
      'a spokesman for the port',
      'description',
    ],
    [
      'a ministry of a country',
      "China's Foreign Ministry said that it rained.",
      "China's Foreign Ministry",
      'name',
    ],
  ])('is %s', (_, text, name, from) => {
    expect(speakers(text)).toEqual([[name, from]])
  })

  it.each([
    ['he', 'Ana Ortiz met Tom Reed. He said that it rained.', 'Tom Reed'],
    ['she', 'Ana Ortiz met Tom Reed. She said that it rained.', 'Ana Ortiz'],
    ['he, where family names lead', 'Zhang Mei met Gao Feng. He said that it rained.', 'Gao Feng'],
    ['it', 'Huawei opened a plant. It said that it rained.', 'Huawei'],
    ['who', 'The prize went to Ana Ortiz, who said that it rained.', 'Ana Ortiz'],
  ])('is whom “%s” stands for', (_, text, name) => {
    expect(speakers(text)[0]?.[0]).toBe(name)
  })

  it.each([
    ['the company', 'Kestrel Motors cut prices. The company said that it rained.', 'Kestrel Motors'],
    ['the senator', 'Sen. Ana Ortiz arrived with Tom Reed. The senator said that it rained.', 'Ana Ortiz'],
    ['the 52-year-old', 'Ana Ortiz won. The 52-year-old said that it rained.', 'Ana Ortiz'],
    ['the European giant', 'Germany and China met. The European giant said that it rained.', 'Germany'],
  ])('is whom “%s” stands for', (_, text, name) => {
    expect(speakers(text)[0]).toEqual([name, 'definite description'])
  })

  it('is nobody where the text does not say who spoke', () => {
    expect(speakers('It was said that it rained.')).toEqual([null])
  })

  it('is not a man far back in the text', () => {
    const text = `Tom Reed opened the shop. ${'The weather was dull and the street was empty. '.repeat(80)}He said that it rained.`
    expect(speakers(text)).toEqual([null])
  })
})

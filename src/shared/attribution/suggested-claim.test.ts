import { expect, test } from 'vitest'
import bundledArticle from '../../../resources/china-hits-back.txt?raw'
import { suggestClaims } from './suggest-claims.ts'
import { suggestedClaim } from './suggested-claim.ts'

const claimsOf = (text: string) =>
  suggestClaims(text, { language: 'en' }).map((suggestion) => suggestedClaim(text, suggestion))

test('what was denied or offered is a claim with its cue, for without it it would say something else', () => {
  const said = claimsOf(bundledArticle).map(({ claimReviewed }) => claimReviewed)
  expect(said).toContain(
    'Huawei has vigorously denied involvements of its equipment in Chinese intelligence gathering',
  )
  expect(said.find((claim) => claim.startsWith('Huawei offered'))).toMatch(
    /^Huawei offered to sign ‘no-spy agreements’ in a bid/,
  )
})

test('a quotation is a claim as it stands, with cue and source as the text has them', () => {
  expect(claimsOf(bundledArticle)[1]).toEqual({
    claimReviewed:
      'China will take all the necessary measures to resolutely safeguard the legitimate rights of Chinese firms.',
    attribution: { kind: 'direct', cue: 'added', source: 'He', relayedBy: null },
  })
})

test('an interrupted quotation becomes one sentence after the other', () => {
  expect(
    claimsOf('“The pier is safe,” Lena Marsh said. “It has stood since 1890.”')[0]?.claimReviewed,
  ).toMatch(/^The pier is safe/)
})

test('who relayed a statement is filled in from its sentence', () => {
  const [first, second] = claimsOf(bundledArticle)
  expect(first?.attribution.relayedBy).toBe('Reuters')
  expect(second?.attribution.relayedBy).toBeNull()
  const relayer = (text: string) => claimsOf(text)[0]?.attribution.relayedBy
  expect(
    relayer('“The pier is safe,” Lena Marsh said in remarks carried by the state news agency Xinhua.'),
  ).toBe('Xinhua')
  expect(
    relayer('Lena Marsh said that the pier is safe, as first reported by the Harbour Gazette. It rained.'),
  ).toBe('Harbour Gazette')
})

test('nobody relays what is only mentioned: figures, the sentence before, and words within the quotation', () => {
  for (const text of [
    'Lena Marsh said figures published by Lloyds were wrong.',
    'The news was first reported by Reuters. Lena Marsh said that the pier is safe.',
    '“My remarks reported by Reuters were cut short,” Lena Marsh said.',
  ])
    expect(claimsOf(text)[0]?.attribution.relayedBy, text).toBeNull()
})

import { expect, test } from 'vitest'
import { speakerId } from '../model/ids.ts'
import { profileDocument, type ProfiledClaim } from './document-profile.ts'

const gao = {
  id: speakerId.parse('01000000000000000000000001'),
  name: 'Gao Feng',
  sourceType: 'named individual' as const,
}
const officials = {
  id: speakerId.parse('01000000000000000000000002'),
  name: 'officials',
  sourceType: 'unnamed group' as const,
}
const claim = (
  speaker: ProfiledClaim['speaker'],
  start: number,
  end: number,
  isUnchecked = true,
): ProfiledClaim => ({
  speaker,
  isUnchecked,
  isContradicted: false,
  range: { start, end },
})

test('an article without claims has a profile of zeros', () => {
  const profile = profileDocument([], 100)
  expect(profile).toMatchObject({ claims: 0, unchecked: 0, contradicted: 0, speakers: [], share: 0 })
  expect(profile.sources.map(({ source, claims, share }) => [source, claims, share])).toEqual([
    ['named', 0, 0],
    ['unnamed', 0, 0],
    ['document', 0, 0],
    ['nobody', 0, 0],
  ])
})

test('it says how much of the text each class of source stands behind, and counts shared words once', () => {
  const claims = [
    claim(gao, 0, 20),
    claim(gao, 10, 30, false),
    claim(officials, 25, 35),
    claim(null, 90, 100),
  ]
  const profile = profileDocument(claims, 100)
  expect(profile).toMatchObject({ claims: 4, unchecked: 3, share: 0.45 })
  expect(
    profile.sources.map(({ source, claims, unchecked, share }) => [source, claims, unchecked, share]),
  ).toEqual([
    ['named', 2, 1, 0.3],
    ['unnamed', 1, 1, 0.1],
    ['document', 0, 0, 0],
    ['nobody', 1, 1, 0.1],
  ])
  expect(profile.speakers.map(({ name, claims }) => [name, claims])).toEqual([
    ['Gao Feng', 2],
    ['officials', 1],
    ['', 1],
  ])
})

test('a claim that is not found in the text counts, and covers nothing', () => {
  expect(profileDocument([{ ...claim(gao, 0, 1), range: null }], 100)).toMatchObject({ claims: 1, share: 0 })
})

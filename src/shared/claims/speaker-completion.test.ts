import { expect, test } from 'vitest'
import type { Speaker } from '../model/claim.ts'
import { speakerId } from '../model/ids.ts'
import { completeSpeakers, speakerNamed } from './speaker-completion.ts'

const speaker = (number: number, name: string, claimCount = 0, aliases: string[] = []): Speaker => ({
  id: speakerId.parse(`0100000000000000000000000${number}`),
  name,
  aliases,
  role: null,
  affiliation: null,
  sourceType: 'named individual',
  claimCount,
})
const gao = speaker(1, 'Gao Feng', 2, ['China’s spokesman', 'he'])
const huawei = speaker(2, 'Huawei', 9, ['the company'])
const commission = speaker(3, 'European Commission', 1)
const compagnie = speaker(4, 'Société Générale', 0)
const everyone = [gao, huawei, commission, compagnie]
const names = (typed: string, nearby: string[] = []) =>
  completeSpeakers(everyone, typed, new Set(nearby), 10).map((match) => match.speaker.name)

test('a name that starts so comes before one of whose words starts so, and a name before an alias', () => {
  expect(names('g')).toEqual(['Gao Feng', 'Société Générale'])
  expect(names('co')).toEqual(['European Commission', 'Huawei'])
})

test('an alias finds its speaker, and is shown', () => {
  expect(completeSpeakers(everyone, 'the comp', new Set(), 10)).toEqual([
    { speaker: huawei, alias: 'the company' },
  ])
})

test('nothing typed offers the speakers of the article first, then those with most claims', () => {
  expect(names('', [commission.id])).toEqual([
    'European Commission',
    'Huawei',
    'Gao Feng',
    'Société Générale',
  ])
})

test('case and accents don’t matter', () => {
  expect(names('SOCIETE gen')).toEqual(['Société Générale'])
  expect(speakerNamed(everyone, ' société  generale ')).toBe(compagnie)
})

test('a whole name or alias names its speaker, part of one nobody', () => {
  expect(speakerNamed(everyone, 'He')).toBe(gao)
  expect(speakerNamed(everyone, 'Gao')).toBeNull()
})

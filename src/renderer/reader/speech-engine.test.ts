import { expect, test } from 'vitest'
import { voiceFor, type SpeechVoice } from './speech-engine.ts'

function voice(id: string, language: string, isDefault = false): SpeechVoice {
  return { id, name: id, language, isLocal: true, isDefault }
}

const voices = [
  voice('anna', 'de-DE'),
  voice('sam', 'en-US', true),
  voice('kate', 'en-GB'),
  voice('rishi', 'en-IN'),
]

test('the voice is one of the article’s language, of its own form of it if there is one', () => {
  expect(voiceFor(voices, 'en-GB', undefined)?.id).toBe('kate')
  expect(voiceFor(voices, 'en', undefined)?.id).toBe('sam')
  expect(voiceFor(voices, 'de-AT', undefined)?.id).toBe('anna')
})

test('the reader’s own choice comes first, and one that is gone is forgotten', () => {
  expect(voiceFor(voices, 'en-GB', 'rishi')?.id).toBe('rishi')
  expect(voiceFor(voices, 'en-GB', 'gone')?.id).toBe('kate')
})

test('no voice reads a language that it does not speak; without a language the system’s own does', () => {
  expect(voiceFor(voices, 'ja', undefined)).toBeNull()
  expect(voiceFor(voices, null, undefined)?.id).toBe('sam')
  expect(voiceFor([], 'en', undefined)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { detectLanguage, isEnglish } from './language.ts'

describe('the language of a text', () => {
  it.each([
    ['en', 'The minister said that the bridge would be closed for the rest of the year.'],
    ['de', 'Der Minister sagte, dass die Brücke für den Rest des Jahres nicht zu benutzen ist.'],
    ['fr', 'Le ministre a dit que le pont est fermé pour le reste de l’année dans la ville.'],
    ['es', 'El ministro dijo que el puente no se abre para el resto del año en la ciudad.'],
    ['it', 'Il ministro ha detto che il ponte è chiuso per il resto dell’anno e non si apre.'],
    ['nl', 'De minister zei dat de brug voor de rest van het jaar niet open is voor het verkeer.'],
    ['ru', 'Министр сказал, что мост закрыт до конца года.'],
    ['zh', '部长说，这座桥今年不会开放。'],
    ['ja', '大臣はこの橋が今年は開かないと述べました。'],
    ['ar', 'قال الوزير إن الجسر مغلق حتى نهاية العام'],
  ])('is told: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('is unknown where there is too little to go by', () => {
    expect(detectLanguage('')).toBeNull()
    expect(detectLanguage('1 2 3')).toBeNull()
    expect(detectLanguage('Xyzzy plugh')).toBeNull()
  })

  it('is English in any spelling of the tag', () => {
    expect(['en', 'EN-us', 'en_GB', 'English'].every(isEnglish)).toBe(true)
    expect(['de', 'enm', 'fr-CA', ''].some(isEnglish)).toBe(false)
  })
})

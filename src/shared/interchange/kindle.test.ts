import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../export/hostile-text.ts'
import { parseKindleClippings } from './kindle.ts'
import { quotesOf } from './imported-quotes.ts'

describe('Kindle', () => {
  const clippings = [
    '\ufeffThe Trial (Kafka, Franz)\r\n- Your Highlight on page 12 | location 170-172 | Added on Thursday, 15 May 2014 20:52:31\r\n\r\nSomebody must have slandered Josef K.\r\n',
    'The Trial (Kafka, Franz)\r\n- Your Note on page 12 | location 172 | Added on Thursday, May 15, 2014 8:53:00 PM\r\n\r\nWho?\r\n',
    'The Trial (Kafka, Franz)\r\n- Your Bookmark on Location 300 | Added on Thursday, 15 May 2014 20:54:00\r\n\r\n\r\n',
    'Der Process (Franz Kafka)\r\n- Ihre Markierung auf Seite 3 | Position 40-1 | Hinzugefügt am Donnerstag, 15. Mai 2014 um 20:55:00\r\n\r\nJemand musste Josef K. verleumdet haben.\r\n',
    'Der Process (Franz Kafka)\r\n- Ihre Notiz bei Position 999 | Hinzugefügt am 2014-05-15 20:56:00\r\n\r\nAllein\r\n',
    'Broken entry\r\nno dash\r\n',
    'Limited (A)\r\n- Your Highlight on Location 5-6 | Added on Friday, 16 May 2014 10:00:00\r\n\r\n\r\n',
  ].join('==========\r\n')

  it('is read with notes at their highlights, bookmarks left out, and what is broken reported', () => {
    const imported = parseKindleClippings(`${clippings}==========\r\n`)
    expect(imported.documents.map(({ title, byline }) => [title, byline])).toEqual([
      ['The Trial', 'Kafka, Franz'],
      ['Der Process', 'Franz Kafka'],
    ])
    expect(quotesOf(imported)).toEqual([
      'Somebody must have slandered Josef K.',
      'Jemand musste Josef K. verleumdet haben.',
      null,
    ])
    expect(imported.annotations.map(({ note }) => note)).toEqual(['Who?', '', 'Allein'])
    expect(imported.annotations.map(({ createdAt }) => createdAt)).toEqual([
      Date.UTC(2014, 4, 15, 20, 52, 31),
      Date.UTC(2014, 4, 15, 20, 55),
      Date.UTC(2014, 4, 15, 20, 56),
    ])
    expect(imported.notUnderstood.map(({ line }) => line)).toEqual([26, 29])
    expect(parseKindleClippings(clippings).annotations).toEqual(imported.annotations)
  })

  it.each([
    ['Your Highlight on page 1', 'Added on Thursday, 15 May 2014 20:52:31'],
    ['Your Highlight on page 1', 'Added on Thursday, May 15, 2014 8:52:31 PM'],
    ['Ihre Markierung auf Seite 1', 'Hinzugefügt am Donnerstag, 15. Mai 2014 20:52:31'],
    ['Votre surlignement sur la page 1', 'Ajouté le jeudi 15 mai 2014 20:52:31'],
    ['Tu subrayado en la página 1', 'Añadido el jueves, 15 de mayo de 2014 20:52:31'],
    ['La tua evidenziazione a pagina 1', 'Aggiunto in data giovedì 15 maggio 2014 20:52:31'],
    ['Seu destaque na página 1', 'Adicionado: quinta-feira, 15 de maio de 2014 20:52:31'],
    ['Uw markering op pagina 1', 'Toegevoegd op donderdag 15 mei 2014 20:52:31'],
    ['1ページのハイライト', '作成日: 2014年5月15日木曜日 20:52:31'],
    ['您在第 1 页的标注', '添加于 2014年5月15日星期四 下午8:52:31'],
  ])('knows when “%s” was made: %s', (what, when) => {
    const { annotations } = parseKindleClippings(`A book (B)\n- ${what} | ${when}\n\nWords\n==========\n`)
    expect(annotations[0]?.createdAt).toBe(Date.UTC(2014, 4, 15, 20, 52, 31))
    expect(annotations[0]?.selectors?.quote.exact).toBe('Words')
  })

  it('never fails, and loses no other clipping to a bad one', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const imported = parseKindleClippings(
          `${clippings}==========\r\n${text.replace(/={8,}/g, '')}\r\n==========\r\n`,
        )
        expect(quotesOf(imported).slice(0, 1)).toEqual(['Somebody must have slandered Josef K.'])
      }),
    )
  })
})

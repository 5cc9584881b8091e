import { describe, expect, it } from 'vitest'
import { isoDate } from './published-date.ts'

describe('a date of publication', () => {
  it.each([
    ['2019-05-23', '2019-05-23'],
    ['20190523', '2019-05-23'],
    ['2019-05-23T10:00:00.123Z', '2019-05-23T10:00:00Z'],
    ['2019-05-23T10:00+0530', '2019-05-23T10:00:00+05:30'],
    ['2019-05-23 10:00:00', '2019-05-23'],
    ['23 May 2019', '2019-05-23'],
    ['Thursday, 23rd May, 2019', '2019-05-23'],
    ['May 23, 2019 at 6:01 am', '2019-05-23'],
    ['Published on 23 May 2019', '2019-05-23'],
    ['23. Mai 2019', '2019-05-23'],
    ['23 de mayo de 2019', '2019-05-23'],
    ['1er août 2019', '2019-08-01'],
    ['2019年5月23日', '2019-05-23'],
  ])('“%s” is %s', (printed, date) => {
    expect(isoDate(printed)).toBe(date)
  })

  it.each([
    '',
    'yesterday',
    '01/02/2019',
    '31 February 2019',
    '2019-13-01',
    'In May 2019 it rained.',
    '12 people 2019',
  ])('is not guessed from “%s”', (printed) => {
    expect(isoDate(printed)).toBeNull()
  })
})

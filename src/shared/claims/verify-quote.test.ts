import { expect, test } from 'vitest'
import { describe } from '../anchoring/describe.ts'
import { verifyQuotes } from './verify-quote.ts'

const BEFORE = `The ministry said on Monday that it would act at once. ${'Other news followed that day. '.repeat(8)}Nobody was hurt in the storm.`
const select = (quote: string) => {
  const start = BEFORE.indexOf(quote)
  return describe(BEFORE, { start, end: start + quote.length })
}
const verify = (after: string, quote: string) => verifyQuotes(after, [select(quote)], BEFORE)[0]

test('a quote in an unchanged text is exact', () => {
  expect(verify(BEFORE, 'it would act at once')).toMatchObject({
    status: 'exact',
    found: 'it would act at once',
    runs: null,
  })
})

test('a quote that was edited is altered, and the edit is shown', () => {
  const check = verify(
    BEFORE.replace('act at once', 'consider acting at once'),
    'said on Monday that it would act at once',
  )
  expect(check?.status).toBe('altered')
  expect(check?.found).toBe('said on Monday that it would consider acting at once')
  expect(check?.runs?.some(({ kind }) => kind === 'insert')).toBe(true)
})

test('a quote whose paragraph was moved has moved, and nothing of it is altered', () => {
  const quote = 'The ministry said on Monday that it would act at once.'
  const check = verify(`${BEFORE.replace(`${quote} `, '')} ${quote}`, quote)
  expect(check).toMatchObject({ status: 'moved', found: quote, runs: null })
})

test('a quote that was taken out is gone', () => {
  expect(
    verify(BEFORE.replace('Nobody was hurt in the storm.', ''), 'Nobody was hurt in the storm.'),
  ).toMatchObject({
    status: 'gone',
    range: null,
  })
})

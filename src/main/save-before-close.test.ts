import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PATIENCE, saveBeforeClose } from './save-before-close.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function closingWindow() {
  const done: string[] = []
  let answer: (decision: 'wait' | 'close') => void = () => {}
  const closing = saveBeforeClose({
    tellPage: () => done.push('told the page'),
    ask: (answered) => {
      done.push('asked the reader')
      return new Promise((resolve) => {
        answer = resolve
        answered.addEventListener('abort', () => {
          done.push('took the question back')
          resolve('wait')
        })
      })
    },
    close: () => done.push('closed'),
  })
  return { closing, done, decide: (decision: 'wait' | 'close') => answer(decision) }
}

test('a window closes once its page says that everything is saved', () => {
  const { closing, done } = closingWindow()
  closing.wanted()
  expect(done).toEqual(['told the page'])
  closing.readyToClose()
  expect(done).toEqual(['told the page', 'closed'])
})

test('a save that takes long is waited for, without end', async () => {
  const { closing, done } = closingWindow()
  closing.wanted()
  await vi.advanceTimersByTimeAsync(PATIENCE - 1)
  closing.stillSaving()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(done).toEqual(['told the page'])
  closing.readyToClose()
  expect(done).toEqual(['told the page', 'closed'])
})

test('of a page that says nothing the reader decides, and it does not close by itself', async () => {
  const { closing, done, decide } = closingWindow()
  closing.wanted()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(done).toEqual(['told the page', 'asked the reader'])
  decide('wait')
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(done).not.toContain('closed')
  closing.wanted()
  await vi.advanceTimersByTimeAsync(PATIENCE)
  decide('close')
  await vi.advanceTimersByTimeAsync(0)
  expect(done.slice(2)).toEqual(['told the page', 'asked the reader', 'closed'])
})

test('a page that answers while the reader is asked takes the question back', async () => {
  const { closing, done } = closingWindow()
  closing.wanted()
  await vi.advanceTimersByTimeAsync(PATIENCE)
  closing.stayOpen()
  await vi.advanceTimersByTimeAsync(0)
  expect(done).toEqual(['told the page', 'asked the reader', 'took the question back'])
  closing.wanted()
  await vi.advanceTimersByTimeAsync(PATIENCE)
  closing.readyToClose()
  await vi.advanceTimersByTimeAsync(0)
  expect(done.slice(3)).toEqual(['told the page', 'asked the reader', 'took the question back', 'closed'])
})

test('closing again and again tells the page once for each answer', () => {
  const { closing, done } = closingWindow()
  closing.wanted()
  closing.wanted()
  closing.stillSaving()
  closing.wanted()
  expect(done).toEqual(['told the page', 'told the page'])
})

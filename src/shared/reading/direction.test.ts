import { expect, test } from 'vitest'
import { hasRightToLeft, textDirection } from './direction.ts'

test('a text runs the way that most of its letters do', () => {
  expect(textDirection('Google הודיעה היום על שינוי')).toBe('rtl')
  expect(textDirection('قالت Reuters إن الحكومة')).toBe('rtl')
  expect(textDirection('The word שלום means peace')).toBe('ltr')
  expect(textDirection('中文')).toBe('ltr')
  expect(textDirection('1984 — 2024')).toBeNull()
})

test('one letter is enough to look closer', () => {
  expect(hasRightToLeft('peace: ש')).toBe(true)
  expect(hasRightToLeft('peace, naïve, 中文')).toBe(false)
})

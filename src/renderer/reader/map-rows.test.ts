import { expect, test } from 'vitest'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { mapRows, nearestMark, type Mark } from './map-rows.ts'

const mark = (top: number, color = 'amber'): Mark => ({ id: `${top}` as AnnotationId, top, color })

test('ten thousand highlights are a few hundred rows of the map', () => {
  const marks = Array.from({ length: 10_000 }, (_, at) => mark(at * 0.07))
  expect(mapRows(marks, 3).length).toBeLessThanOrEqual(234)
})

test('kinds that fall together in the map stand side by side', () => {
  expect(mapRows([mark(10), mark(10.5, 'blue'), mark(11)], 3)).toEqual([
    { top: 9, left: 0, span: 0.5, color: 'amber' },
    { top: 9, left: 0.5, span: 0.5, color: 'blue' },
  ])
})

test('a click near a mark means the nearest one, and one far from all means none', () => {
  const marks = [mark(10), mark(20)]
  expect(nearestMark(marks, 17, 6)?.top).toBe(20)
  expect(nearestMark(marks, 40, 6)).toBeNull()
})

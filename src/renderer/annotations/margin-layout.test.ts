import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutMargin, MARGIN_GAP, notesBetween } from './margin-layout.ts'

const notes = fc
  .array(fc.record({ wanted: fc.nat(5_000), height: fc.integer({ min: 20, max: 400 }) }), { minLength: 1 })
  .map((list) => ({
    wanted: Float64Array.from(list.map(({ wanted }) => wanted).sort((a, b) => a - b)),
    heights: Float64Array.from(list.map(({ height }) => height)),
  }))

test('no two notes ever lie on each other, whichever is selected', () => {
  fc.assert(
    fc.property(notes, fc.nat(120), ({ wanted, heights }, seed) => {
      const tops = layoutMargin(wanted, heights, (seed % (wanted.length + 1)) - 1, 44)
      for (let at = 1; at < tops.length; at += 1) {
        expect(tops[at]).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + MARGIN_GAP)
      }
    }),
  )
})

test('the selected note stands level with its words, however many crowd above it', () => {
  const wanted = new Float64Array(200).fill(300)
  const heights = new Float64Array(200).fill(76)
  expect(layoutMargin(wanted, heights, 150, 44)[150]).toBe(300)
  fc.assert(
    fc.property(notes, fc.nat(120), ({ wanted: places, heights: high }, seed) => {
      const pivot = seed % places.length
      expect(layoutMargin(places, high, pivot, 44)[pivot]).toBe(Math.max(44, places[pivot] ?? 0))
    }),
  )
})

test('with none selected, the first note is never higher than the limit, and all that are in sight are found', () => {
  fc.assert(
    fc.property(notes, fc.nat(6_000), ({ wanted, heights }, top) => {
      const tops = layoutMargin(wanted, heights, -1, 44)
      expect(tops[0]).toBeGreaterThanOrEqual(44)
      const { from, to } = notesBetween(tops, heights, top, top + 800)
      const seen = [...tops.keys()].filter(
        (at) => (tops[at] ?? 0) + (heights[at] ?? 0) > top && (tops[at] ?? 0) < top + 800,
      )
      expect(seen).toEqual(Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index))
    }),
  )
})

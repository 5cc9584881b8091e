import type { AnnotationId } from '../../shared/model/ids.ts'

/** A place in the map beside the scrollbar: pixels from its top, and the custom property of its colour; `id` is null for a search's hit. */
export type Mark = { id: AnnotationId | null; top: number; color: string }

/** What is drawn: a part of the map's width, as shares of it, at a height in pixels. */
export type MapRow = { top: number; left: number; span: number; color: string }

/**
 * Ten thousand marks as a few hundred rows of `height` pixels: marks that fall together are drawn once, and
 * different colours there share the width, so that none hides another.
 */
export function mapRows(marks: readonly Mark[], height: number): MapRow[] {
  const rows = new Map<number, Set<string>>()
  for (const { top, color } of marks) {
    const row = Math.floor(top / height)
    const colors = rows.get(row)
    if (colors === undefined) rows.set(row, new Set([color]))
    else colors.add(color)
  }
  return [...rows].flatMap(([row, colors]) =>
    [...colors].map((color, at) => ({
      top: row * height,
      left: at / colors.size,
      span: 1 / colors.size,
      color,
    })),
  )
}

/** The mark nearest to a height, if one is within reach; pixels. */
export function nearestMark(marks: readonly Mark[], y: number, reach: number): Mark | null {
  let nearest: Mark | null = null
  for (const mark of marks) {
    const distance = Math.abs(mark.top - y)
    if (distance <= reach && (nearest === null || distance < Math.abs(nearest.top - y))) nearest = mark
  }
  return nearest
}

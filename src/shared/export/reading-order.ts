import type { Annotation } from '../model/annotation.ts'
import type { AnnotationId } from '../model/ids.ts'
import type { TextRange } from '../model/selector.ts'

/** An annotation and where it stands in the current text; `range` is null for an orphan. */
export type PlacedAnnotation = { annotation: Annotation; range: TextRange | null }

/** An annotation in the order of the text, with the smallest other passage that holds it. */
export type OrderedAnnotation = { annotation: Annotation; range: TextRange; within: Annotation | null }

/** The annotations of a document as an export lists them. */
export type ReadingOrder = { found: OrderedAnnotation[]; orphans: Annotation[] }

/**
 * Sorts by position, the longer first where several begin together; orphans by where they once stood.
 *
 * Ties that remain go to the older, then to the smaller id, so that the order never depends on the input's.
 */
export function inReadingOrder(placed: readonly PlacedAnnotation[]): ReadingOrder {
  const found: OrderedAnnotation[] = []
  const orphans: Annotation[] = []
  for (const { annotation, range } of placed) {
    if (range === null) orphans.push(annotation)
    else found.push({ annotation, range, within: null })
  }
  found.sort(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end || byAge(a.annotation, b.annotation),
  )
  orphans.sort((a, b) => formerStart(a) - formerStart(b) || byAge(a, b))
  markNested(found)
  return { found, orphans }
}

/** One pass with the passages that are still open: the last one that reaches as far is the smallest that holds it. */
function markNested(found: OrderedAnnotation[]): void {
  let open: OrderedAnnotation[] = []
  for (const one of found) {
    open = open.filter((outer) => outer.range.end > one.range.start)
    const holding = open.filter(
      (outer) => outer.range.end >= one.range.end && !sameRange(outer.range, one.range),
    )
    const smallest = holding.reduce<OrderedAnnotation | null>(
      (best, outer) => (best === null || lengthOf(outer.range) < lengthOf(best.range) ? outer : best),
      null,
    )
    one.within = smallest?.annotation ?? null
    open.push(one)
  }
}

function sameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end
}

function lengthOf(range: TextRange): number {
  return range.end - range.start
}

function formerStart(annotation: Annotation): number {
  return annotation.selectors.position?.start ?? Infinity
}

function byAge(a: Annotation, b: Annotation): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** A heading of the article, in UTF-16 code units of the canonical text. */
export type ArticleHeading = { level: number; text: string; start: number }

/** Passages under the heading that they stand below; null for those before the first one. */
export type Section = { heading: string | null; annotations: OrderedAnnotation[] }

/** Groups passages that are in reading order by the last heading before them; headings without any are left out. */
export function bySection(
  found: readonly OrderedAnnotation[],
  headings: readonly ArticleHeading[],
): Section[] {
  const ordered = headings.filter(({ text }) => text.trim() !== '').sort((a, b) => a.start - b.start)
  const sections: Section[] = []
  let next = 0
  let current: Section = { heading: null, annotations: [] }
  for (const one of found) {
    let heading = ordered[next]
    let passed: string | null = null
    while (heading !== undefined && heading.start <= one.range.start) {
      passed = heading.text
      next += 1
      heading = ordered[next]
    }
    if (passed !== null) current = { heading: passed, annotations: [] }
    if (current.annotations.length === 0) sections.push(current)
    current.annotations.push(one)
  }
  return sections
}

/** The id that a block of Markdown ends with, so that links and imports find it. */
export function blockId(id: AnnotationId): string {
  return `^postil-${id}`
}

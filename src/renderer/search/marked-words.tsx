import type { MarkedText } from '../../shared/search/search-page.ts'

type MarkedWordsProps = { marked: MarkedText }

/** Text with what was found in it marked. */
export function MarkedWords({ marked: { text, marks } }: MarkedWordsProps) {
  return marks
    .flatMap(({ start, end }, index) => {
      const before = marks[index - 1]?.end ?? 0
      return [text.slice(before, start), <mark key={start}>{text.slice(start, end)}</mark>]
    })
    .concat(text.slice(marks.at(-1)?.end ?? 0))
}

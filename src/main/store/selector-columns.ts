import type { TextSelectors } from '../../shared/model/selector.ts'

/** How a passage stands in a row. Offsets are in UTF-16 code units, both or neither. */
export type SelectorColumns = {
  exact: string
  prefix: string
  suffix: string
  start_offset: number | null
  end_offset: number | null
}

export function selectorsFromRow(row: SelectorColumns): TextSelectors {
  return {
    quote: { type: 'TextQuoteSelector', exact: row.exact, prefix: row.prefix, suffix: row.suffix },
    position:
      row.start_offset === null || row.end_offset === null
        ? null
        : { type: 'TextPositionSelector', start: row.start_offset, end: row.end_offset },
  }
}

/** In the order of the columns. */
export function selectorsToRow({ quote, position }: TextSelectors): (string | number | null)[] {
  return [quote.exact, quote.prefix, quote.suffix, position?.start ?? null, position?.end ?? null]
}

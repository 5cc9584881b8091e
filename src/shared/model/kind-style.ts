/** The hues that have been tuned to AA contrast in every theme; a kind names one of them. */
export const kindColors = [
  'amber',
  'blue',
  'green',
  'purple',
  'slate',
  'red',
  'teal',
  'pink',
  'lime',
] as const
export type KindColor = (typeof kindColors)[number]

/** How a highlight is underlined, so that kinds differ by more than colour. */
export const kindUnderlines = ['solid', 'dotted', 'dashed', 'wavy', 'double'] as const
export type KindUnderline = (typeof kindUnderlines)[number]

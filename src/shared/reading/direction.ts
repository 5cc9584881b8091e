export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/gu
const LETTER = /\p{L}/gu

/** How much of a text tells its direction, in UTF-16 code units. */
const SAMPLE = 4_000

/** Whether there is any letter in a text that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return text.search(RIGHT_TO_LEFT) !== -1
}

/**
 * Which way a text runs: that of most of its letters, because a Hebrew paragraph may well begin with a Latin name.
 * Null when it has no letters.
 */
export function textDirection(text: string): Direction | null {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(LETTER)?.length ?? 0
  if (letters === 0) return null
  return (sample.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr'
}

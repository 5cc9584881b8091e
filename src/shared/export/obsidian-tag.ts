/**
 * A tag in the form that Obsidian and most note apps read: `#trade/tariffs`, `#fact-check`.
 *
 * Letters, digits, `_`, `-` and `/` stay as they are; every other run of characters becomes one dash.
 */
export function obsidianTag(tag: string): string {
  return `#${obsidianTagName(tag)}`
}

/** The same without the mark, as it stands in front matter. */
export function obsidianTagName(tag: string): string {
  const name = tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    // An underscore at a word's edge would begin emphasis in Markdown.
    .replace(/(?<![\p{L}\p{M}\p{N}])_+|_+(?![\p{L}\p{M}\p{N}])/gu, '-')
    .replace(/\/{2,}/g, '/')
    .replace(/^[/-]+|[/-]+$/g, '')
  return name === '' ? '-' : name
}

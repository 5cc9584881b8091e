import type { TagUse } from '../../shared/ipc.ts'

/** How many completions are offered. */
const MOST = 8

/**
 * The known tags that `typed` may mean, best first: those that begin with it, then those of which a nested part
 * does, then those that hold it; among equals the most used first. Tags in `taken` are left out.
 */
export function completeTag(typed: string, known: readonly TagUse[], taken: readonly string[]): string[] {
  const needle = typed.trim().toLocaleLowerCase()
  const rank = ({ name }: TagUse): number => {
    const hay = name.toLocaleLowerCase()
    if (hay.startsWith(needle)) return 0
    if (hay.split('/').some((part) => part.startsWith(needle))) return 1
    return hay.includes(needle) ? 2 : 3
  }
  return known
    .filter(({ name }) => !taken.includes(name))
    .map((tag) => ({ tag, rank: rank(tag) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank || b.tag.count - a.tag.count || (a.tag.name < b.tag.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ tag }) => tag.name)
}

/** What was typed as a tag: no white space at its ends, none doubled, no `#` before it; null when nothing is left. */
export function parseTag(typed: string): string | null {
  const name = typed.trim().replace(/^#+/u, '').replaceAll(/\s+/gu, ' ').trim()
  return name === '' ? null : name.toWellFormed().slice(0, 1_000)
}

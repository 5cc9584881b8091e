/** The words of a white-space separated list, as a set. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(wordsOf(list))
}

/** The words of a white-space separated list, in order. */
export function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}

/** Where a key moves in a list of `count` lines, `page` of which fit the screen; null when it doesn't move. */
export function stepIn(key: string, current: number, count: number, page: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return within(current + 1)
    case 'ArrowUp':
    case 'k':
    case 'K':
      return within(current - 1)
    case 'PageDown':
      return within(current + page)
    case 'PageUp':
      return within(current - page)
    case 'Home':
      return 0
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}

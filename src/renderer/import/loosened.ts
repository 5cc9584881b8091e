import { separated, type CanonicalElement, type CanonicalNode } from './canonical-tree.ts'

/** The content of an item, cell or caption: its words stand bare when they are its only paragraph. */
export function loosened(blocks: readonly CanonicalElement[]): CanonicalNode[] {
  const [first, ...rest] = blocks
  if (
    first === undefined ||
    first.name !== 'p' ||
    first.attributes.size > 0 ||
    rest.some((block) => block.name === 'p')
  )
    return separated(blocks)
  const others = separated(rest)
  return others.length === 0 ? first.children : [...first.children, { text: '\n' }, ...others]
}

import { ImportError } from './import-failure.ts'

/** The largest file that is looked at, in bytes. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024

/** The longest markup of one page, decoded and without embedded pictures, in UTF-16 code units. */
export const MAX_MARKUP_LENGTH = 10 * 1024 * 1024

/** The most nodes, attributes not counted, in one page. */
export const MAX_NODES = 200_000

/** The deepest nesting of elements in one page. */
export const MAX_DEPTH = 512

/** Throws `ImportError` when a page's markup is too long to be parsed at ease. */
export function checkMarkupLength(markup: string, name: string): void {
  if (markup.length > MAX_MARKUP_LENGTH) throw tooLarge(name, 'its markup is longer than 10 MB')
}

/** Throws `ImportError` when a tree has too many nodes or is nested too deep; walks it without recursion. */
export function checkTree(root: Node, name: string, maxNodes = MAX_NODES): void {
  let nodes = 0
  let depth = 0
  let node: Node | null = root
  while (node !== null) {
    nodes += 1
    if (nodes > maxNodes) throw tooLarge(name, `it has more than ${maxNodes.toLocaleString('en')} nodes`)
    if (depth > MAX_DEPTH) throw tooLarge(name, 'its elements are nested more than 512 deep')
    if (node.firstChild !== null) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      depth -= 1
    }
    node = node === null || node === root ? null : node.nextSibling
  }
}

function tooLarge(name: string, reason: string): ImportError {
  return new ImportError('too-large', `“${name}” is larger than Postil takes in: ${reason}.`)
}

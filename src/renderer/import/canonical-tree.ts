/** Words of a canonical document; mutable while it is built. */
export type CanonicalText = { text: string }

/** An element of a canonical document; names in lower case. */
export type CanonicalElement = {
  name: string
  attributes: Map<string, string>
  children: CanonicalNode[]
}

export type CanonicalNode = CanonicalElement | CanonicalText

/** Makes an element without attributes or children. */
export function element(name: string, children: CanonicalNode[] = []): CanonicalElement {
  return { name, attributes: new Map(), children }
}

/** Whether a node is an element. */
export function isElement(node: CanonicalNode): node is CanonicalElement {
  return 'name' in node
}

/** Puts a line feed between blocks, and before the first and after the last none. */
export function separated(blocks: readonly CanonicalNode[]): CanonicalNode[] {
  return blocks.flatMap((block, index) => (index === 0 ? [block] : [{ text: '\n' }, block]))
}

/** The words of nodes, in order: what a browser answers as `textContent`. */
export function textOf(nodes: readonly CanonicalNode[]): string {
  const parts: string[] = []
  collectText(nodes, parts)
  return parts.join('')
}

function collectText(nodes: readonly CanonicalNode[], parts: string[]): void {
  for (const node of nodes) {
    if (isElement(node)) collectText(node.children, parts)
    else parts.push(node.text)
  }
}

/**
 * Writes nodes as HTML. Our own serialiser, since browsers differ in what they escape, and a document's HTML
 * should be the same wherever it was imported.
 */
export function serialize(nodes: readonly CanonicalNode[]): string {
  const parts: string[] = []
  write(nodes, parts)
  return parts.join('')
}

const VOID = new Set(['br', 'hr', 'img'])

function write(nodes: readonly CanonicalNode[], parts: string[]): void {
  for (const node of nodes) {
    if (!isElement(node)) {
      parts.push(escape(node.text))
      continue
    }
    parts.push('<', node.name)
    for (const [name, value] of node.attributes)
      parts.push(' ', name, '="', escape(value).replaceAll('"', '&quot;'), '"')
    parts.push('>')
    if (VOID.has(node.name)) continue
    write(node.children, parts)
    parts.push('</', node.name, '>')
  }
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
}

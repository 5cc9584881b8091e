import { assert } from '../../shared/result.ts'
import { Blocks } from './block-flow.ts'
import {
  isElement,
  separated,
  serialize,
  textOf,
  type CanonicalElement,
  type CanonicalNode,
} from './canonical-tree.ts'
import { parseInertHtml } from './trusted-html.ts'
import { ID_PREFIX } from './vocabulary.ts'

/** HTML in canonical form and its text; offsets into the document are offsets into `text`. */
export type Canonical = {
  html: string
  /** Exactly the `textContent` of `html`, in UTF-16 code units. */
  text: string
}

/**
 * Brings a sanitised fragment into canonical form: blocks only, none empty, a line feed between two of them,
 * white space collapsed as a browser shows it, and nothing that parsing `html` again would change.
 * Answers null when there is neither a word nor a picture in it.
 */
export function canonicalize(fragment: DocumentFragment): Canonical | null {
  const blocks = Blocks.of(fragment, linkTargets(fragment))
  if (blocks.length === 0) return null
  const ids = new Set<string>()
  collectIds(blocks, ids)
  const live = blocks.map((block) => withoutDeadLinks(block, ids))
  dropIds(live, linkedIds(live))
  const nodes = separated(live)
  const html = serialize(nodes)
  const text = textOf(nodes)
  if (text.trim() === '') return null
  const parsed = parseInertHtml(html).body.textContent
  assert(parsed === text, 'canonical HTML that parses to its own text', firstDifference(parsed, text))
  return { html, text }
}

/** The ids that links inside the fragment point to. */
function linkTargets(fragment: DocumentFragment): ReadonlySet<string> {
  const targets = new Set<string>()
  for (const link of fragment.querySelectorAll('a[href^="#"]')) {
    const href = link.getAttribute('href')
    if (href !== null && href.startsWith(`#${ID_PREFIX}`)) targets.add(href.slice(1))
  }
  return targets
}

function collectIds(nodes: readonly CanonicalNode[], ids: Set<string>): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const id = node.attributes.get('id')
    if (id !== undefined) {
      if (ids.has(id)) node.attributes.delete('id')
      ids.add(id)
    }
    collectIds(node.children, ids)
  }
}

/** Links into parts of the source that did not come along are words like others. */
function withoutDeadLinks(block: CanonicalElement, ids: ReadonlySet<string>): CanonicalElement {
  block.children = block.children.flatMap((child) => {
    if (!isElement(child)) return [child]
    withoutDeadLinks(child, ids)
    const href = child.attributes.get('href')
    return child.name === 'a' && href?.startsWith('#') && !ids.has(href.slice(1)) ? child.children : [child]
  })
  return block
}

/** The ids that links point to, now that links without words are gone. */
function linkedIds(nodes: readonly CanonicalNode[], linked = new Set<string>()): ReadonlySet<string> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const href = node.attributes.get('href')
    if (href?.startsWith('#') === true) linked.add(href.slice(1))
    linkedIds(node.children, linked)
  }
  return linked
}

function dropIds(nodes: readonly CanonicalNode[], linked: ReadonlySet<string>): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (!linked.has(node.attributes.get('id') ?? '')) node.attributes.delete('id')
    dropIds(node.children, linked)
  }
}

function firstDifference(found: string, expected: string): string {
  let at = 0
  while (at < found.length && found[at] === expected[at]) at += 1
  return `a difference at ${at}: ${JSON.stringify(found.slice(at, at + 40))}, not ${JSON.stringify(expected.slice(at, at + 40))}`
}

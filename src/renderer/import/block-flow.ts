import { element, separated, type CanonicalElement } from './canonical-tree.ts'
import { loosened } from './loosened.ts'
import { InlineRun } from './inline-run.ts'
import { tableBlocks } from './table-form.ts'
import { canonicalAttribute, INLINES } from './vocabulary.ts'

/** Deeper than this, containers are dissolved: nobody reads nested lists that deep, and parsers have limits. */
const MAX_DEPTH = 100

/** More inline elements around one word than this are dropped. */
const MAX_WRAPPERS = 20

const INLINE = new Set<string>(INLINES)
const HEADING = /^h[1-6]$/
/** Inside one of its kind these would be closed by a parser, or mean nothing. */
const NOT_IN_ITSELF = new Set(['a', 'b', 'strong', 'i', 'u', 's', 'mark', 'code', 'small', 'ruby'])

/** What the elements around a flow hand down to it. */
export type FlowContext = {
  /** Ids that something links to; others are dropped. */
  targets: ReadonlySet<string>
  /** What loose words become: `p`, or the heading they stand in. */
  leaf: string
  /** Inline elements that began outside. */
  wrappers: readonly CanonicalElement[]
  depth: number
}

/** An entry of a list, before it is known what it holds. */
type Item = { shell: CanonicalElement; blocks: CanonicalElement[] }

/** The blocks of a run of nodes, in order: loose words become paragraphs, and anonymous blocks dissolve. */
export class Blocks {
  readonly #blocks: CanonicalElement[] = []
  readonly #context: FlowContext
  #leaf: string
  #leafAttributes: ReadonlyMap<string, string> = new Map()
  /** Language and direction of the elements that were dissolved around here. */
  #inherited: ReadonlyMap<string, string> = new Map()
  #wrappers: CanonicalElement[]
  #run: InlineRun | null = null
  /** An id whose element was dissolved; the next block takes it. */
  #pendingId: string | null = null
  /** A list around items that have none of their own. */
  #strayList: CanonicalElement | null = null

  private constructor(context: FlowContext) {
    this.#context = context
    this.#leaf = context.leaf
    this.#wrappers = [...context.wrappers]
  }

  /** The blocks of a node's children. */
  static of(parent: Node, targets: ReadonlySet<string>): CanonicalElement[] {
    return Blocks.ofNodes(parent.childNodes, {
      targets,
      leaf: 'p',
      wrappers: [],
      depth: 0,
    })
  }

  /** The blocks of nodes inside a context. */
  static ofNodes(nodes: Iterable<Node>, context: FlowContext): CanonicalElement[] {
    const flow = new Blocks(context)
    flow.#nodes(nodes)
    flow.#flush()
    return flow.#blocks
  }

  #nodes(nodes: Iterable<Node>): void {
    for (const node of nodes) {
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
        this.#text(node.nodeValue ?? '')
      else if (node instanceof Element) this.#element(node)
    }
  }

  #text(data: string): void {
    if (this.#run === null && !/[^ \t\n\r\f\0]/.test(data)) return
    this.#open().text(data)
  }

  #element(source: Element): void {
    const name = source.nodeName.toLowerCase()
    if (name === 'br') this.#lineBreak()
    else if (name === 'img') this.#image(source)
    else if (INLINE.has(name)) this.#inline(source, name)
    else this.#block(source, name)
  }

  #lineBreak(): void {
    if (this.#run === null) return
    if (this.#run.breakPending) this.#flush()
    else this.#run.lineBreak()
  }

  #image(source: Element): void {
    const image = this.#shell(source, 'img')
    if (image.attributes.has('src')) this.#open().image(image)
    else this.#text(image.attributes.get('alt') ?? '')
  }

  #inline(source: Element, name: string): void {
    const shell = this.#shell(source, name)
    if (!this.#mayOpen(shell)) {
      this.#nodes(source.childNodes)
      return
    }
    this.#wrappers.push(shell)
    this.#run?.open(shell)
    this.#nodes(source.childNodes)
    this.#wrappers.pop()
    this.#run?.close()
    const id = shell.attributes.get('id')
    if (id !== undefined) this.#pendingId ??= id
  }

  #mayOpen(shell: CanonicalElement): boolean {
    const { name, attributes } = shell
    if (this.#wrappers.length >= MAX_WRAPPERS) return false
    if (name === 'span') return attributes.has('data-page') || attributes.has('data-place')
    if (name === 'a' && !attributes.has('href') && !attributes.has('id')) return false
    if (name === 'rt' || name === 'rp') return this.#wrappers.at(-1)?.name === 'ruby'
    return !NOT_IN_ITSELF.has(name) || this.#wrappers.every((wrapper) => wrapper.name !== name)
  }

  #block(source: Element, name: string): void {
    this.#flush()
    const list = name === 'li' ? 'ul' : name === 'dt' || name === 'dd' ? 'dl' : null
    if (list === null) this.#strayList = null
    if (name === 'p' || HEADING.test(name)) this.#leafBlock(source, name)
    else if (name === 'pre') this.#preformatted(source)
    else if (name === 'hr') this.#push(this.#shell(source, 'hr'))
    else if (this.#context.depth >= MAX_DEPTH) this.#dissolve(source)
    else if (list !== null) this.#strayItem(source, list)
    else if (name === 'ul' || name === 'ol' || name === 'dl') this.#list(source, name)
    else if (name === 'table') this.#table(source)
    else if (name === 'blockquote' || name === 'figure' || name === 'figcaption')
      this.#container(source, name)
    else this.#dissolve(source)
    this.#flush()
  }

  /** A paragraph in a heading is the heading's text; everywhere else a leaf is what it says. */
  #leafBlock(source: Element, name: string): void {
    const outer = { leaf: this.#leaf, attributes: this.#leafAttributes }
    if (name !== 'p' || !HEADING.test(this.#leaf)) this.#leaf = name
    const attributes = new Map(this.#shell(source, name).attributes)
    const id = attributes.get('id')
    attributes.delete('id')
    if (id !== undefined) this.#pendingId = id
    this.#leafAttributes = attributes
    this.#nodes(source.childNodes)
    this.#flush()
    this.#leaf = outer.leaf
    this.#leafAttributes = outer.attributes
  }

  #preformatted(source: Element): void {
    const run = new InlineRun(this.#shell(source, 'pre'), true, this.#wrappers)
    const lines = (parent: Node): void => {
      for (const node of parent.childNodes) {
        if (!(node instanceof Element)) {
          if (node.nodeType === Node.TEXT_NODE) run.text(node.nodeValue ?? '')
          continue
        }
        const name = node.nodeName.toLowerCase()
        if (name === 'br') run.lineBreak()
        else if (name === 'img') continue
        else if (INLINE.has(name)) {
          const shell = this.#shell(node, name)
          const isOpen = this.#mayOpen(shell)
          if (isOpen) {
            this.#wrappers.push(shell)
            run.open(shell)
          }
          lines(node)
          if (isOpen) {
            this.#wrappers.pop()
            run.close()
          }
        } else {
          lines(node)
          run.text('\n')
        }
      }
    }
    lines(source)
    const leaf = run.hasContent ? run.finish() : null
    if (leaf !== null) this.#push(leaf)
  }

  #container(source: Element, name: string): void {
    const container = this.#filled(source, name)
    if (container !== null) this.#push(container)
  }

  /** A container with its content; null when there is none. */
  #filled(source: Element, name: string): CanonicalElement | null {
    const shell = this.#shell(source, name)
    const blocks = Blocks.ofNodes(source.childNodes, this.#inside())
    if (blocks.length === 0) return null
    shell.children = name === 'blockquote' ? separated(blocks) : loosened(blocks)
    return shell
  }

  #list(source: Element, name: 'ul' | 'ol' | 'dl'): void {
    const items: Item[] = []
    this.#items(source, name, items)
    const filled = items.filter((item) => item.blocks.length > 0)
    if (filled.length === 0) return
    const list = this.#shell(source, name)
    list.children = separated(filled.map((item) => ({ ...item.shell, children: loosened(item.blocks) })))
    this.#push(list)
  }

  #items(source: Element, list: 'ul' | 'ol' | 'dl', items: Item[]): void {
    for (const node of source.childNodes) {
      const name = node instanceof Element ? node.nodeName.toLowerCase() : ''
      const last = items.at(-1)
      if (node instanceof Element && (list === 'dl' ? name === 'dt' || name === 'dd' : name === 'li')) {
        items.push({
          shell: this.#shell(node, name),
          blocks: Blocks.ofNodes(node.childNodes, this.#inside()),
        })
      } else if (node instanceof Element && name === 'div') this.#items(node, list, items)
      // A list directly in a list belongs, as browsers show it, to the item before it.
      else if ((name === 'ul' || name === 'ol') && last !== undefined)
        last.blocks.push(...Blocks.ofNodes([node], this.#inside()))
      else if (name !== 'hr')
        items.push({
          shell: element(list === 'dl' ? 'dd' : 'li'),
          blocks: Blocks.ofNodes([node], this.#inside()),
        })
    }
  }

  #strayItem(source: Element, name: 'ul' | 'dl'): void {
    const item = this.#filled(source, source.nodeName.toLowerCase())
    if (item === null) return
    if (this.#strayList?.name === name) {
      this.#strayList.children.push({ text: '\n' }, item)
      return
    }
    const list = element(name, [item])
    this.#push(list)
    this.#strayList = list
  }

  #table(source: Element): void {
    const blocks = tableBlocks(source, {
      shell: (node, name) => this.#shell(node, name),
      flow: (nodes) => Blocks.ofNodes(nodes, this.#inside()),
    })
    for (const block of blocks) this.#push(block)
  }

  #dissolve(source: Element): void {
    const outer = this.#inherited
    const { attributes } = this.#shell(source, 'div')
    const id = attributes.get('id')
    if (id !== undefined) this.#pendingId ??= id
    attributes.delete('id')
    attributes.delete('title')
    if (attributes.size > 0) this.#inherited = new Map([...outer, ...attributes])
    this.#nodes(source.childNodes)
    this.#flush()
    this.#inherited = outer
  }

  #inside(): FlowContext {
    return { ...this.#context, leaf: 'p', wrappers: this.#wrappers, depth: this.#context.depth + 1 }
  }

  #open(): InlineRun {
    if (this.#run !== null) return this.#run
    this.#strayList = null
    const leaf = element(this.#leaf)
    leaf.attributes = new Map(this.#leafAttributes)
    this.#run = new InlineRun(leaf, false, this.#wrappers)
    return this.#run
  }

  #flush(): void {
    const run = this.#run
    if (run === null) return
    this.#run = null
    const leaf = run.finish()
    if (leaf !== null && run.hasContent) this.#push(leaf)
    else this.#pendingId ??= run.leaf.attributes.get('id') ?? null
  }

  #push(block: CanonicalElement): void {
    if (this.#pendingId !== null && !block.attributes.has('id')) {
      block.attributes.set('id', this.#pendingId)
      this.#pendingId = null
    }
    for (const [name, value] of this.#inherited)
      if (!block.attributes.has(name)) block.attributes.set(name, value)
    this.#blocks.push(block)
  }

  /** An element with the attributes that canonical HTML keeps of the source's. */
  #shell(source: Element, name: string): CanonicalElement {
    const shell = element(name)
    for (const { name: attribute, value } of source.attributes) {
      const canonical = canonicalAttribute(name, attribute.toLowerCase(), value)
      if (canonical === null || (attribute === 'id' && !this.#context.targets.has(canonical))) continue
      shell.attributes.set(attribute.toLowerCase(), canonical)
    }
    return shell
  }
}

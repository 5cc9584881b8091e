import {
  element,
  isElement,
  type CanonicalElement,
  type CanonicalNode,
  type CanonicalText,
} from './canonical-tree.ts'

/** White space that HTML collapses; no-break and ideographic spaces are not among it. */
const COLLAPSIBLE = /[ \t\n\r\f]+/g

/** A line feed between two of these is no space: Chinese and Japanese are wrapped anywhere (CSS Text 3, 4.1.3). */
const WRAPPED_CJK =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60])[ \t]*\r?\n[ \t\r\n]*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60])/gu

/**
 * One leaf block as it fills: words with white space collapsed as a browser would show it, inside the inline
 * elements that are open. With `preserve`, white space stays as it is.
 */
export class InlineRun {
  readonly leaf: CanonicalElement
  readonly #preserve: boolean
  /** The leaf, and the open inline elements in it. */
  readonly #path: CanonicalElement[]
  /** The last text, when it ends in a space that a line end would swallow. */
  #trailingSpace: CanonicalText | null = null
  #atLineStart = true
  #breakPending = false
  #hasContent = false

  constructor(leaf: CanonicalElement, preserve: boolean, open: readonly CanonicalElement[]) {
    this.leaf = leaf
    this.#preserve = preserve
    this.#path = [leaf]
    for (const wrapper of open) this.open(wrapper)
  }

  /** Whether there is a word or a picture in it. */
  get hasContent(): boolean {
    return this.#hasContent
  }

  /** Whether a line break waits for the next word. */
  get breakPending(): boolean {
    return this.#breakPending
  }

  /** Begins an inline element like the given one. */
  open(wrapper: CanonicalElement): void {
    const copy = { ...element(wrapper.name), attributes: new Map(wrapper.attributes) }
    // An id names one element: copies of a wrapper that spans several blocks go without.
    wrapper.attributes.delete('id')
    this.#top().children.push(copy)
    this.#path.push(copy)
  }

  /** Ends the inline element that was begun last. */
  close(): void {
    if (this.#path.length > 1) this.#path.pop()
  }

  /** Adds words. */
  text(data: string): void {
    const clean = data.replaceAll('\0', '').toWellFormed()
    if (this.#preserve) this.#preserved(clean.replace(/\r\n?/g, '\n'))
    else this.#collapsed(clean)
  }

  /** Adds a picture. */
  image(image: CanonicalElement): void {
    this.#writeBreak()
    this.#top().children.push(image)
    this.#trailingSpace = null
    this.#atLineStart = false
    this.#hasContent = true
  }

  /** Ends the line, if anything follows. */
  lineBreak(): void {
    if (this.#preserve) {
      this.#append('\n')
      return
    }
    this.#trim()
    if (this.#hasContent) this.#breakPending = true
    this.#atLineStart = true
  }

  /** The finished leaf, without empty elements; null when there is nothing in it. */
  finish(): CanonicalElement | null {
    this.#trim()
    if (this.#preserve) trimBlankLines(this.leaf)
    prune(this.leaf, this.leaf)
    return this.leaf.children.length === 0 ? null : this.leaf
  }

  #preserved(text: string): void {
    if (text === '') return
    this.#append(text)
    if (/[^ \t\n\f]/.test(text)) this.#hasContent = true
  }

  #collapsed(text: string): void {
    let line = text.replace(WRAPPED_CJK, '').replace(COLLAPSIBLE, ' ')
    if (line.startsWith(' ') && (this.#atLineStart || this.#trailingSpace !== null)) line = line.slice(1)
    if (line === '') return
    if (line !== ' ') {
      this.#writeBreak()
      this.#hasContent = true
    }
    const node = this.#append(line)
    this.#trailingSpace = line.endsWith(' ') ? node : null
    this.#atLineStart = false
  }

  #append(text: string): CanonicalText {
    const siblings = this.#top().children
    const last = siblings.at(-1)
    if (last !== undefined && !isElement(last)) {
      last.text += text
      return last
    }
    const node = { text }
    siblings.push(node)
    return node
  }

  #writeBreak(): void {
    if (!this.#breakPending) return
    this.#breakPending = false
    this.#top().children.push(element('br'), { text: '\n' })
  }

  #trim(): void {
    if (this.#trailingSpace !== null) this.#trailingSpace.text = this.#trailingSpace.text.slice(0, -1)
    this.#trailingSpace = null
  }

  #top(): CanonicalElement {
    const top = this.#path.at(-1)
    return top ?? this.leaf
  }
}

/** Formatting that goes on where it stopped. */
const MERGEABLE = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'code'])

/**
 * Removes inline elements and texts in which nothing is left, and joins formatting that a word processor cut into
 * pieces; the leaf takes over where an empty anchor pointed.
 */
function prune(parent: CanonicalElement, leaf: CanonicalElement): void {
  const kept: CanonicalNode[] = []
  for (const child of parent.children) {
    const before = kept.at(-1)
    if (!isElement(child)) {
      if (child.text === '') continue
      if (before !== undefined && !isElement(before)) before.text += child.text
      else kept.push(child)
    } else if (child.name === 'br' || child.name === 'img') kept.push(child)
    else if (before !== undefined && isElement(before) && goesOn(before, child))
      before.children.push(...child.children)
    else if (hasContent(child)) kept.push(child)
    else {
      const id = idIn(child)
      if (id !== null && !leaf.attributes.has('id')) leaf.attributes.set('id', id)
    }
  }
  parent.children = kept
  for (const child of kept) if (isElement(child)) prune(child, leaf)
}

function goesOn(before: CanonicalElement, next: CanonicalElement): boolean {
  return (
    before.name === next.name &&
    MERGEABLE.has(next.name) &&
    before.attributes.size + next.attributes.size === 0
  )
}

function hasContent(node: CanonicalNode): boolean {
  if (!isElement(node)) return node.text !== ''
  return node.name === 'br' || node.name === 'img' || node.children.some(hasContent)
}

/** The first id in an element that is about to go. */
function idIn(parent: CanonicalElement): string | null {
  const own = parent.attributes.get('id')
  if (own !== undefined) return own
  for (const child of parent.children) {
    const inner = isElement(child) ? idIn(child) : null
    if (inner !== null) return inner
  }
  return null
}

/** Parsers drop a line feed after `<pre>`; blank lines at either end are of no use to anybody. */
function trimBlankLines(leaf: CanonicalElement): void {
  const texts: CanonicalText[] = []
  const collect = (parent: CanonicalElement): void => {
    for (const child of parent.children) {
      if (isElement(child)) collect(child)
      else texts.push(child)
    }
  }
  collect(leaf)
  const whole = texts.map((node) => node.text).join('')
  let front = /^(?:[ \t\f]*\n)*/.exec(whole)?.[0].length ?? 0
  let end = whole.length
  while (end > front && ' \t\n\f'.includes(whole.charAt(end - 1))) end -= 1
  let back = whole.length - end
  for (const node of texts) {
    const cut = Math.min(front, node.text.length)
    node.text = node.text.slice(cut)
    front -= cut
  }
  for (const node of texts.toReversed()) {
    const cut = Math.min(back, node.text.length)
    node.text = node.text.slice(0, node.text.length - cut)
    back -= cut
  }
}

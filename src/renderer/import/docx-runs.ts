import { isOn, valueOf } from './docx-styles.ts'
import { attribute, byLocalName, childrenNamed } from './xml-part.ts'

/** What inline content refers to outside its own part. */
export type DocxReferences = {
  /** Target of a relationship, such as a link's address or a picture's path; null when there is none. */
  target: (id: string) => string | null
  /** The number shown for a note, which is then listed at the end; `id` as `footnote-2`. */
  noteNumber: (id: string) => number
  /** Takes what a text box holds, to stand after the paragraph that it hangs on. */
  addTextBox: (content: Element) => void
}

/** Containers that only group. */
const TRANSPARENT = new Set([
  'ins',
  'moveTo',
  'smartTag',
  'sdt',
  'sdtContent',
  'customXml',
  'Choice',
  'bdo',
  'dir',
  'oMath',
  'oMathPara',
])

/** Formatting that has an element of its own, from the outside in. */
const FORMATS = [
  ['b', 'strong'],
  ['i', 'em'],
  ['u', 'u'],
  ['strike', 's'],
  ['dstrike', 's'],
] as const

/** Turns the runs of a `w:p` into inline HTML (ECMA-376, 17.3). One per paragraph. */
export class DocxRuns {
  readonly #references: DocxReferences
  readonly #page: Document
  readonly #isHeading: boolean
  /** Complex fields that are open: their instruction, and whether their result has begun. */
  readonly #fields: { instruction: string; hasResult: boolean }[] = []

  constructor(page: Document, references: DocxReferences, isHeading: boolean) {
    this.#page = page
    this.#references = references
    this.#isHeading = isHeading
  }

  /** Appends the content of `source`, a paragraph or what groups runs in one, to `target`. */
  append(source: Element, target: Element): void {
    for (const child of source.children) {
      const name = child.localName
      if (name === 'r') this.#run(child, target)
      else if (name === 'hyperlink') this.append(child, this.#link(this.#addressOf(child), target))
      else if (name === 'fldSimple')
        this.append(child, this.#link(fieldAddress(attribute(child, 'instr') ?? ''), target))
      else if (name === 'bookmarkStart') this.#bookmark(child, target)
      else if (name === 'AlternateContent') this.append(childrenNamed(child, 'Choice')[0] ?? child, target)
      else if (name === 't') target.append(child.textContent ?? '')
      else if (TRANSPARENT.has(name) || child.namespaceURI?.endsWith('/math') === true)
        this.append(child, target)
    }
  }

  #run(run: Element, target: Element): void {
    const properties = childrenNamed(run, 'rPr')[0] ?? null
    if (isOn(properties, 'vanish')) return
    const holder = this.#page.createElement('span')
    this.#content(run, holder)
    const field = this.#fields.find((open) => open.hasResult && fieldAddress(open.instruction) !== null)
    if (holder.childNodes.length === 0) return
    const into = field === undefined ? target : this.#link(fieldAddress(field.instruction), target)
    this.#formatted(properties, into).append(...holder.childNodes)
  }

  #content(run: Element, holder: Element): void {
    for (const child of run.children) {
      switch (child.localName) {
        case 'fldChar':
          this.#fieldMark(attribute(child, 'fldCharType') ?? '')
          break
        case 'instrText': {
          const field = this.#fields.at(-1)
          if (field !== undefined) field.instruction += child.textContent ?? ''
          break
        }
        case 't':
          holder.append(child.textContent ?? '')
          break
        case 'tab':
          holder.append(' ')
          break
        case 'noBreakHyphen':
          holder.append('\u2011')
          break
        case 'cr':
        case 'br':
          if (!/page|column/.test(attribute(child, 'type') ?? ''))
            holder.append(this.#page.createElement('br'))
          break
        case 'sym':
          holder.append(symbol(attribute(child, 'char') ?? ''))
          break
        case 'footnoteReference':
        case 'endnoteReference':
          this.#note(child, holder)
          break
        case 'AlternateContent':
          this.#content(childrenNamed(child, 'Choice')[0] ?? child, holder)
          break
        case 'drawing':
        case 'pict':
        case 'object':
          this.#drawing(child, holder)
          break
        default:
      }
    }
  }

  #drawing(drawing: Element, holder: Element): void {
    const words = byLocalName(drawing, 'docPr')[0]
    for (const picture of [...byLocalName(drawing, 'blip'), ...byLocalName(drawing, 'imagedata')]) {
      const path = this.#references.target(attribute(picture, 'embed') ?? attribute(picture, 'id') ?? '')
      if (path === null) continue
      const image = this.#page.createElement('img')
      image.setAttribute('src', path)
      image.setAttribute('alt', (words === undefined ? null : attribute(words, 'descr')) ?? '')
      holder.append(image)
    }
    for (const box of byLocalName(drawing, 'txbxContent')) this.#references.addTextBox(box)
  }

  #note(reference: Element, holder: Element): void {
    const id = `${reference.localName.replace('Reference', '')}-${attribute(reference, 'id') ?? ''}`
    const link = this.#page.createElement('a')
    link.setAttribute('href', `#${id}`)
    link.textContent = String(this.#references.noteNumber(id))
    const raised = this.#page.createElement('sup')
    raised.append(link)
    holder.append(raised)
  }

  #formatted(properties: Element | null, target: Element): Element {
    let inner = target
    const open = (name: string): void => {
      const element = this.#page.createElement(name)
      inner.append(element)
      inner = element
    }
    for (const [property, name] of FORMATS) {
      if (isOn(properties, property) && !(this.#isHeading && name === 'strong')) open(name)
    }
    const position = properties === null ? null : valueOf(properties, 'vertAlign')
    if (position === 'superscript') open('sup')
    if (position === 'subscript') open('sub')
    return inner
  }

  #fieldMark(type: string): void {
    const open = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ instruction: '', hasResult: false })
    else if (type === 'separate' && open !== undefined) open.hasResult = true
    else if (type === 'end') this.#fields.pop()
  }

  #addressOf(hyperlink: Element): string | null {
    const anchor = attribute(hyperlink, 'anchor')
    const target = this.#references.target(attribute(hyperlink, 'id') ?? '')
    return target ?? (anchor === null ? null : `#${anchor}`)
  }

  #link(address: string | null, target: Element): Element {
    if (address === null) return target
    const link = this.#page.createElement('a')
    link.setAttribute('href', address)
    target.append(link)
    return link
  }

  #bookmark(bookmark: Element, target: Element): void {
    const name = attribute(bookmark, 'name') ?? ''
    if (name === '' || name === '_GoBack') return
    const anchor = this.#page.createElement('a')
    anchor.id = name
    target.append(anchor)
  }
}

/** Where a field links to; null when it is a field of another kind. */
function fieldAddress(instruction: string): string | null {
  const local = /^\s*HYPERLINK\b[^"]*\\l\s+"([^"]+)"/i.exec(instruction)
  if (local !== null) return `#${local[1] ?? ''}`
  return /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1] ?? null
}

/** A character of a symbol font; those in the private area of the fonts that everybody has are mostly bullets. */
function symbol(code: string): string {
  const point = Number.parseInt(code, 16)
  if (Number.isNaN(point) || point > 0x10ffff) return ''
  return point >= 0xf000 && point <= 0xf0ff ? '•' : String.fromCodePoint(point)
}

import { DocxRuns, type DocxReferences } from './docx-runs.ts'
import { isOn, valueOf, type DocxStyles, type ParagraphRole } from './docx-styles.ts'
import { attribute, childrenNamed } from './xml-part.ts'

/** Turns the blocks of a Word part (paragraphs, lists, tables) into HTML. */
export class DocxBlocks {
  readonly #page: Document
  readonly #styles: DocxStyles
  readonly #references: DocxReferences
  /** Lists that are open, the outermost first. */
  #lists: Element[] = []
  #textBoxes: Element[] = []

  constructor(page: Document, styles: DocxStyles, references: Omit<DocxReferences, 'addTextBox'>) {
    this.#page = page
    this.#styles = styles
    this.#references = { ...references, addTextBox: (content) => this.#textBoxes.push(content) }
  }

  /** Appends the blocks in `source` to `target`. */
  append(source: Element, target: Element): void {
    for (const child of source.children) {
      if (child.localName === 'p') this.#paragraph(child, target)
      else if (child.localName === 'tbl') {
        this.#lists = []
        this.#table(child, target)
      } else if (child.localName === 'AlternateContent')
        this.append(childrenNamed(child, 'Choice')[0] ?? child, target)
      else if (/^(?:sdt|sdtContent|ins|customXml|Choice|moveTo)$/.test(child.localName))
        this.append(child, target)
    }
  }

  #paragraph(paragraph: Element, target: Element): void {
    const role = this.#styles.roleOf(paragraph)
    const block = this.#blockFor(role, target)
    const outerBoxes = this.#textBoxes
    this.#textBoxes = []
    new DocxRuns(this.#page, this.#references, role.kind === 'heading' || role.kind === 'title').append(
      paragraph,
      block,
    )
    const boxes = this.#textBoxes
    this.#textBoxes = outerBoxes
    const outerLists = this.#lists
    for (const box of boxes) {
      this.#lists = []
      this.append(box, target)
    }
    this.#lists = outerLists
  }

  #blockFor(role: ParagraphRole, target: Element): Element {
    if (role.kind === 'item') return this.#item(role, target)
    this.#lists = []
    switch (role.kind) {
      case 'title':
        return this.#add('h1', target, 'title')
      case 'heading':
        return this.#add(`h${role.level}`, target)
      case 'quote':
        return this.#add('p', this.#joined('BLOCKQUOTE', target) ?? this.#add('blockquote', target))
      case 'code': {
        const open = this.#joined('PRE', target)
        if (open === null) return this.#add('pre', target)
        open.append('\n')
        return open
      }
      default:
        return this.#add('p', target)
    }
  }

  /** The element that the paragraph before went into, when this one continues it. */
  #joined(name: string, target: Element): Element | null {
    const last = target.lastElementChild
    return last !== null && last.nodeName === name ? last : null
  }

  #item(role: { level: number; isOrdered: boolean }, target: Element): Element {
    const name = role.isOrdered ? 'ol' : 'ul'
    this.#lists.length = Math.min(this.#lists.length, role.level + 1)
    const open = this.#lists[role.level]
    if (open !== undefined && open.nodeName.toLowerCase() !== name) this.#lists.length = role.level
    while (this.#lists.length <= role.level) {
      const parent = this.#lists.at(-1)
      const within = parent === undefined ? target : (parent.lastElementChild ?? this.#add('li', parent))
      this.#lists.push(this.#add(name, within))
    }
    return this.#add('li', this.#lists.at(-1) ?? target)
  }

  #table(table: Element, target: Element): void {
    const result = this.#add('table', target)
    /** Cells that the rows below may continue, by column. */
    const spanning = new Map<number, Element>()
    for (const row of childrenNamed(table, 'tr')) {
      const isHeader = isOn(childrenNamed(row, 'trPr')[0] ?? null, 'tblHeader')
      const line = this.#add('tr', result)
      let column = 0
      for (const cell of rowCells(row)) {
        const properties = childrenNamed(cell, 'tcPr')[0] ?? null
        const width = Number((properties === null ? null : valueOf(properties, 'gridSpan')) ?? '1') || 1
        const merge = properties === null ? undefined : childrenNamed(properties, 'vMerge')[0]
        const above = spanning.get(column)
        if (merge !== undefined && attribute(merge, 'val') !== 'restart' && above !== undefined) {
          above.setAttribute('rowspan', String(Number(above.getAttribute('rowspan') ?? '1') + 1))
        } else {
          const made = this.#add(isHeader ? 'th' : 'td', line)
          if (width > 1) made.setAttribute('colspan', String(width))
          if (merge === undefined) spanning.delete(column)
          else spanning.set(column, made)
          this.#lists = []
          this.append(cell, made)
          this.#lists = []
        }
        column += width
      }
    }
  }

  #add(name: string, target: Element, role?: string): Element {
    const element = this.#page.createElement(name)
    if (role !== undefined) element.setAttribute('role', role)
    target.append(element)
    return element
  }
}

function rowCells(row: Element): Element[] {
  return [...row.children].flatMap((child) => {
    if (child.localName === 'tc') return [child]
    return child.localName === 'sdt'
      ? childrenNamed(child, 'sdtContent').flatMap((content) => childrenNamed(content, 'tc'))
      : []
  })
}

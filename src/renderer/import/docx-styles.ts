import { attribute, byLocalName, childrenNamed } from './xml-part.ts'

/** What a paragraph's style and own properties make of it. */
export type ParagraphRole =
  | { kind: 'paragraph' }
  | { kind: 'title' }
  | { kind: 'heading'; level: number }
  | { kind: 'quote' }
  | { kind: 'code' }
  | { kind: 'item'; level: number; isOrdered: boolean }

type Style = { name: string; basedOn: string | null; properties: Element | null }

/** How deep lists and style inheritance are followed. */
const MAX_LEVELS = 9

/** The styles and list definitions of a Word document (ECMA-376, 17.7 and 17.9). */
export class DocxStyles {
  readonly #styles = new Map<string, Style>()
  /** `numId` to abstract list, and `abstractNumId level` to the format of its numbers. */
  readonly #lists = new Map<string, string>()
  readonly #formats = new Map<string, string>()

  constructor(styles: Document | null, numbering: Document | null) {
    for (const style of byLocalName(styles, 'style')) {
      this.#styles.set(attribute(style, 'styleId') ?? '', {
        name: (valueOf(style, 'name') ?? '').toLowerCase(),
        basedOn: valueOf(style, 'basedOn'),
        properties: childrenNamed(style, 'pPr')[0] ?? null,
      })
    }
    for (const list of byLocalName(numbering, 'num')) {
      this.#lists.set(attribute(list, 'numId') ?? '', valueOf(list, 'abstractNumId') ?? '')
    }
    for (const list of byLocalName(numbering, 'abstractNum')) {
      for (const level of childrenNamed(list, 'lvl')) {
        const key = `${attribute(list, 'abstractNumId') ?? ''} ${attribute(level, 'ilvl') ?? '0'}`
        this.#formats.set(key, valueOf(level, 'numFmt') ?? 'decimal')
      }
    }
  }

  /** What a `w:p` is, by its properties and the chain of its styles. */
  roleOf(paragraph: Element): ParagraphRole {
    const own = childrenNamed(paragraph, 'pPr')[0] ?? null
    const chain = this.#chain(own === null ? null : valueOf(own, 'pStyle'))
    for (const { name } of chain) {
      const heading = /^heading (\d)$/.exec(name)
      if (heading !== null) return { kind: 'heading', level: Math.min(6, Number(heading[1])) }
      if (name === 'title') return { kind: 'title' }
      if (/^(?:intense )?quote$|^block ?text$/.test(name)) return { kind: 'quote' }
      if (/^(?:html preformatted|source code|code|plain text)$/.test(name)) return { kind: 'code' }
    }
    const sources = [own, ...chain.map((style) => style.properties)]
    const outline = firstOf(sources, (properties) => valueOf(properties, 'outlineLvl'))
    if (outline !== null && Number(outline) < 6) return { kind: 'heading', level: Number(outline) + 1 }
    return this.#item(sources) ?? { kind: 'paragraph' }
  }

  #item(sources: readonly (Element | null)[]): ParagraphRole | null {
    const numbering = firstOf(sources, (properties) => childrenNamed(properties, 'numPr')[0] ?? null)
    const list = numbering === null ? null : valueOf(numbering, 'numId')
    // Zero takes a paragraph out of the list that its style puts it in.
    if (numbering === null || list === null || list === '0') return null
    const level = Math.min(MAX_LEVELS, Math.max(0, Number(valueOf(numbering, 'ilvl') ?? '0') || 0))
    const format = this.#formats.get(`${this.#lists.get(list) ?? ''} ${level}`) ?? 'bullet'
    return format === 'none' ? null : { kind: 'item', level, isOrdered: format !== 'bullet' }
  }

  #chain(id: string | null): Style[] {
    const chain: Style[] = []
    let style = id === null ? undefined : this.#styles.get(id)
    while (style !== undefined && chain.length < MAX_LEVELS) {
      chain.push(style)
      style = style.basedOn === null ? undefined : this.#styles.get(style.basedOn)
    }
    return chain
  }
}

/** The `w:val` of a child; null when the child or its value isn't there. */
export function valueOf(parent: Element, name: string): string | null {
  const child = childrenNamed(parent, name)[0]
  return child === undefined ? null : attribute(child, 'val')
}

/** Whether a property that is on by being there is on. */
export function isOn(properties: Element | null, name: string): boolean {
  const property = properties === null ? undefined : childrenNamed(properties, name)[0]
  return property !== undefined && !/^(?:0|false|off|none)$/.test(attribute(property, 'val') ?? '1')
}

function firstOf<Value>(
  sources: readonly (Element | null)[],
  read: (source: Element) => Value | null,
): Value | null {
  for (const source of sources) {
    const value = source === null ? null : read(source)
    if (value !== null) return value
  }
  return null
}

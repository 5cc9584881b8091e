import { decodeText } from './decode-text.ts'
import { parseInertXml } from './trusted-html.ts'

/**
 * Parses an XML part of an archive; null when it isn't well-formed. Document type declarations are cut out first: no
 * entity of theirs is needed, and some are bombs.
 */
export function parseXmlPart(bytes: Uint8Array): Document | null {
  const xml = decodeText(bytes).replace(/<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>/i, '')
  // The text is decoded: an encoding in the declaration would only confuse.
  const part = parseInertXml(xml.replace(/^\s*<\?xml[^>]*\?>/, ''), 'application/xml')
  return part.getElementsByTagName('parsererror').length > 0 ? null : part
}

/**
 * The elements under a node with a local name, whatever prefix or namespace the writer chose, in document order. An
 * absent part has none.
 */
export function byLocalName(parent: Document | Element | null, name: string): Element[] {
  return parent === null ? [] : [...parent.getElementsByTagNameNS('*', name)]
}

/** The element children of a node with a local name. */
export function childrenNamed(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name)
}

/** An attribute by its local name, whatever its prefix; null when it isn't there. */
export function attribute(element: Element, name: string): string | null {
  for (const { localName, value } of element.attributes) if (localName === name) return value
  return null
}

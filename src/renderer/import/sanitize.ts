import createDOMPurify, { type Config } from 'dompurify'
import { canonicalAttribute, CANONICAL_ATTRIBUTES, CANONICAL_TAGS, TRANSPARENT_BLOCKS } from './vocabulary.ts'

/** An instance of our own: hooks on the shared one would change what others get from it. */
const purifier = createDOMPurify()

purifier.addHook('uponSanitizeAttribute', (node, attribute) => {
  const value = canonicalAttribute(node.nodeName.toLowerCase(), attribute.attrName, attribute.attrValue)
  if (value === null) attribute.keepAttr = false
  else attribute.attrValue = value
})

const CANONICAL: Config = {
  ALLOWED_TAGS: [...CANONICAL_TAGS],
  ALLOWED_ATTR: [...CANONICAL_ATTRIBUTES],
  // The hook has checked every value already, most of them against something stricter than a scheme.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#postil-|app:\/\/postil\/image\/)/i,
  ADD_URI_SAFE_ATTR: CANONICAL_ATTRIBUTES.filter((name) => name !== 'href' && name !== 'src'),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  // Elements whose content is not prose: it goes with them. Everything else that is unknown leaves its words behind.
  FORBID_CONTENTS: [
    'annotation-xml',
    'applet',
    'audio',
    'button',
    'canvas',
    'colgroup',
    'datalist',
    'embed',
    'frameset',
    'head',
    'iframe',
    'input',
    'map',
    'math',
    'meter',
    'noembed',
    'noframes',
    'noscript',
    'object',
    'option',
    'param',
    'plaintext',
    'progress',
    'script',
    'select',
    'selectedcontent',
    'style',
    'svg',
    'template',
    'textarea',
    'title',
    'video',
    'xmp',
  ],
}

/** Sources keep their anonymous blocks until the canonical form has seen where lines begin. */
const SOURCE: Config = { ...CANONICAL, ALLOWED_TAGS: [...CANONICAL_TAGS, ...TRANSPARENT_BLOCKS] }

/**
 * Cleans a source's body (inert, any namespace) down to the allow-list, keeping blocks such as `div` that only
 * separate lines. Takes the comments out of the argument.
 */
export function sanitizeSource(root: Node): DocumentFragment {
  // DOMPurify drops an element that has a comment and, as text, something like a tag: examples of code do.
  removeComments(root)
  return purifier.sanitize(root, { ...SOURCE, RETURN_DOM_FRAGMENT: true })
}

function removeComments(root: Node): void {
  const document = root.ownerDocument
  if (document === null) return
  const all = document.createTreeWalker(
    root,
    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION,
  )
  const found: ChildNode[] = []
  while (all.nextNode() !== null) {
    const node = all.currentNode
    if (node instanceof Comment || node instanceof ProcessingInstruction) found.push(node)
  }
  for (const node of found) node.remove()
}

/**
 * Cleans canonical HTML once more, just before it is shown. What an importer made passes unchanged: its
 * `textContent` is byte for byte the canonical text. The fragment belongs to an inert document.
 */
export function sanitizeCanonicalHtml(html: string): DocumentFragment {
  const clean: DocumentFragment | null = purifier.sanitize(html, { ...CANONICAL, RETURN_DOM_FRAGMENT: true })
  // DOMPurify finds no body in a page of frames, and then answers null. No importer makes such HTML.
  return clean ?? new DocumentFragment()
}

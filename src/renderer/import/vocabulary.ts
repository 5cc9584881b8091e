import { readPlace } from '../../shared/model/page-place.ts'

/**
 * What canonical HTML may consist of. The sanitiser and the canonical form both read it here, so that
 * nothing that one lets through is unknown to the other.
 */

/** Blocks that hold one run of inline content. */
export const LEAVES = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre'] as const

/** Blocks that hold other blocks, or one bare run of inline content. */
export const CONTAINERS = [
  'blockquote',
  'figure',
  'figcaption',
  'li',
  'dt',
  'dd',
  'td',
  'th',
  'caption',
] as const

/** Blocks that hold only the containers made for them. */
export const STRUCTURES = ['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'hr'] as const

/** Elements that flow with the words; `span` only marks where a page of the source begins. */
export const INLINES = [
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'ruby',
  'span',
  'rt',
  'rp',
  'br',
  'img',
] as const

/** Blocks of source documents that mean no more than "a new line starts here"; the canonical form dissolves them. */
export const TRANSPARENT_BLOCKS = [
  'address',
  'article',
  'aside',
  'body',
  'center',
  'details',
  'dir',
  'div',
  'fieldset',
  'footer',
  'form',
  'header',
  'hgroup',
  'legend',
  'main',
  'menu',
  'nav',
  'search',
  'section',
  'summary',
] as const

/** Every element of canonical HTML. */
export const CANONICAL_TAGS: readonly string[] = [...LEAVES, ...CONTAINERS, ...STRUCTURES, ...INLINES]

/**
 * Attributes that any element may have. `data-page` is the page of a paginated source, for citations; `data-place` is
 * where on it the words stand (`shared/model/page-place.ts`).
 */
const GLOBAL_ATTRIBUTES = ['id', 'lang', 'dir', 'title', 'data-page', 'data-place'] as const

const OWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start', 'reversed'],
  li: ['value'],
  time: ['datetime'],
  ins: ['datetime'],
  del: ['datetime'],
}

/** Every attribute of canonical HTML. */
export const CANONICAL_ATTRIBUTES: readonly string[] = [
  ...new Set([...GLOBAL_ATTRIBUTES, ...Object.values(OWN_ATTRIBUTES).flat()]),
]

/** What an `id` starts with, so that no name in an article can stand for one of the app's own. */
export const ID_PREFIX = 'postil-'

/** Where the app serves the library's images from; followed by the SHA-256 of the bytes. */
export const IMAGE_ADDRESS = 'app://postil/image/'

const IMAGE_SOURCE = /^app:\/\/postil\/image\/[0-9a-f]{64}$/
const LINK = /^(?:https?:\/\/[^\s]|mailto:[^\s]|#postil-.)/i
const NUMBER = /^-?\d{1,6}$/

/**
 * The value that an attribute has in canonical HTML; null when it has no place there.
 * `tag` and `name` in lower case.
 */
export function canonicalAttribute(tag: string, name: string, value: string): string | null {
  const isGlobal = GLOBAL_ATTRIBUTES.some((attribute) => attribute === name)
  if (!isGlobal && !OWN_ATTRIBUTES[tag]?.includes(name)) return null
  const clean = cleanAttributeValue(value)
  switch (name) {
    case 'id':
      if (clean === '') return null
      return clean.startsWith(ID_PREFIX) ? clean : ID_PREFIX + clean
    case 'href':
      if (clean.startsWith('#')) return clean.length === 1 ? null : `#${canonicalId(clean.slice(1))}`
      return LINK.test(clean) ? clean : null
    case 'src':
      return IMAGE_SOURCE.test(clean) ? clean : null
    case 'dir':
      return ['ltr', 'rtl', 'auto'].includes(clean.toLowerCase()) ? clean.toLowerCase() : null
    case 'lang':
      return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(clean) ? clean : null
    case 'data-place':
      return tag === 'span' && readPlace(clean) !== null ? clean : null
    case 'scope':
      return ['row', 'col', 'rowgroup', 'colgroup'].includes(clean.toLowerCase()) ? clean.toLowerCase() : null
    case 'colspan':
    case 'rowspan':
      return /^\d{1,3}$/.test(clean) && clean !== '1' ? clean : null
    case 'start':
    case 'value':
    case 'width':
    case 'height':
      return NUMBER.test(clean) ? clean : null
    case 'reversed':
      return ''
    case 'alt':
      return clean
    default:
      return clean === '' ? null : clean
  }
}

function canonicalId(id: string): string {
  return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id
}

/** White space collapsed, and without what a parser would change or the sanitiser refuse. */
function cleanAttributeValue(value: string): string {
  const clean = value
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
  // DOMPurify drops attributes that could end a comment or a raw-text element if they were ever misparsed.
  return /(?:--!?|\])>|<\/(?:style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i.test(clean)
    ? clean.replace(/[<>]/g, ' ').replace(/ +/g, ' ').trim()
    : clean
}

/** Elements that a standalone article may hold: those of canonical HTML, none that loads, runs or submits anything. */
const elements: ReadonlySet<string> = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 pre blockquote figure figcaption li dt dd td th caption ul ol dl table thead tbody tfoot ' +
    'tr hr a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small strong sub sup time u var ruby span ' +
    'rt rp br img'
  ).split(' '),
)

/** Elements between whose tags only other tags may stand. */
export const STRUCTURE_ELEMENTS: ReadonlySet<string> = new Set(
  'ul ol dl table thead tbody tfoot tr'.split(' '),
)

const attributes: ReadonlySet<string> = new Set(
  'id lang dir title alt width height colspan rowspan scope start reversed value datetime'.split(' '),
)

/** Whether an element may stand in a standalone article. */
export function isAllowedElement(name: string): boolean {
  return elements.has(name)
}

/**
 * The value of an attribute in a standalone article; null when it may not stand there.
 *
 * `images` gives the `data:` address of each picture by the address that it has in the library.
 */
export function allowedAttribute(
  element: string,
  name: string,
  value: string,
  images: ReadonlyMap<string, string>,
): string | null {
  if (name === 'href')
    return element === 'a' && /^(?:https?:\/\/|mailto:|#postil-)\S+$/i.test(value) ? value : null
  if (name === 'src') {
    const data = images.get(value) ?? value
    return element === 'img' && /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]+$/i.test(data)
      ? data
      : null
  }
  if (name === 'id') return value.startsWith('postil-') ? value : null
  return attributes.has(name) ? value : null
}

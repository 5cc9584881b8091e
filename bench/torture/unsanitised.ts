/**
 * Stands in for `renderer/import/sanitize.ts` where the second wall is tested alone: everything passes. Scripts in what
 * it answers run when they are shown, as they would if a sanitiser were fooled altogether.
 */
import { parseInertHtml } from '../../src/renderer/import/trusted-html.ts'

/** All of a source's body as it is. */
export function sanitizeSource(root: Node): DocumentFragment {
  const fragment = new DocumentFragment()
  for (const node of root.childNodes) fragment.append(node.cloneNode(true))
  return alive(fragment)
}

/** All of the HTML as it is. */
export function sanitizeCanonicalHtml(html: string): DocumentFragment {
  const fragment = new DocumentFragment()
  fragment.append(...parseInertHtml(html).body.childNodes)
  return alive(fragment)
}

/** Scripts that a parser made inert are made anew, so that they run. */
function alive(fragment: DocumentFragment): DocumentFragment {
  for (const inert of fragment.querySelectorAll('script')) {
    const script = document.createElement('script')
    for (const { name, value } of inert.attributes) {
      try {
        script.setAttribute(name, value)
      } catch {
        // Trusted Types refuse it: that is the wall that is tested.
      }
    }
    script.append(inert.textContent)
    inert.replaceWith(script)
  }
  return fragment
}

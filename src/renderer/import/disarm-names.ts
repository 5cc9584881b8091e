/** Elements that a document, or a form around them, also answers to by `name` or `id`. */
const ANSWERING = 'form, img, embed, object, iframe, input, button, select, textarea, fieldset, output'

/**
 * Takes the names off a page's forms and pictures, which would otherwise stand for the methods of the document and of
 * forms: after `<img name="querySelector">` that is what `page.querySelector` is. Call it on every page that was just
 * parsed, before anything else. Old anchors, `<a name>`, get an `id` instead. In place.
 */
export function disarmNames(page: Document): void {
  // Through the prototypes: what hangs on the objects may be the page's doing.
  const select = (selector: string): NodeListOf<Element> =>
    Document.prototype.querySelectorAll.call<Document, [string], NodeListOf<Element>>(page, selector)
  for (const element of select(ANSWERING)) {
    Element.prototype.removeAttribute.call(element, 'name')
    Element.prototype.removeAttribute.call(element, 'id')
  }
  for (const anchor of select('a[name]:not([id])')) anchor.id = anchor.getAttribute('name') ?? ''
}

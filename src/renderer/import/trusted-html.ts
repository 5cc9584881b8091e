/** A string that the window's Trusted Types policy has let through; a parser accepts it where it refuses strings. */
interface InertMarkup {
  toString(): string
}

interface InertMarkupPolicy {
  createHTML(input: string): InertMarkup
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(input: string): string }): InertMarkupPolicy
    }
  }
  interface DOMParser {
    parseFromString(markup: InertMarkup, type: DOMParserSupportedType): Document
  }
}

let policy: InertMarkupPolicy | null = null

/**
 * Parses HTML into a document that runs no script, loads nothing and is shown nowhere.
 *
 * The window's `trusted-types` directive names the one policy, `postil-import`, that may do this. It passes
 * strings through: what makes it safe is that a parsed document is inert, and that nothing leaves it but
 * through the sanitiser.
 */
export function parseInertHtml(html: string): Document {
  return new DOMParser().parseFromString(letThrough(html), 'text/html')
}

/** Parses XML, such as a part of an EPUB, into an inert document; a `parsererror` element in it tells a failure. */
export function parseInertXml(xml: string, type: 'application/xml' | 'application/xhtml+xml'): Document {
  return new DOMParser().parseFromString(letThrough(xml), type)
}

function letThrough(markup: string): InertMarkup {
  if (window.trustedTypes === undefined) return markup
  policy ??= window.trustedTypes.createPolicy('postil-import', { createHTML: (input) => input })
  return policy.createHTML(markup)
}

import { assert } from '../../shared/result.ts'

/** A string that the window's Trusted Types policy has let through; a parser accepts it where it refuses strings. */
interface InertMarkup {
  toString(): string
}

interface ImportPolicy {
  createHTML(input: string): InertMarkup
  createScriptURL(input: string): URL
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(input: string): string; createScriptURL(input: string): string },
      ): ImportPolicy
    }
  }
  interface DOMParser {
    parseFromString(markup: InertMarkup, type: DOMParserSupportedType): Document
  }
}

let policy: ImportPolicy | null = null

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

/** The address of a worker's script as the window wants it; throws for one that isn't the app's own. */
export function scriptAddress(address: string): string | URL {
  const own = ownScript(address)
  return importPolicy()?.createScriptURL(own) ?? own
}

function letThrough(markup: string): InertMarkup {
  return importPolicy()?.createHTML(markup) ?? markup
}

function importPolicy(): ImportPolicy | null {
  policy ??=
    window.trustedTypes?.createPolicy('postil-import', {
      createHTML: (input) => input,
      createScriptURL: ownScript,
    }) ?? null
  return policy
}

function ownScript(address: string): string {
  const { href, protocol, host } = new URL(address, window.location.href)
  assert(
    protocol === window.location.protocol && host === window.location.host,
    'a script of the app itself',
    address,
  )
  return href
}

/** Where a page's `<base>` is found after `quietMarkup`. */
export const BASE_SELECTOR = 'link[data-base][href]'

/** Where an element's inline style is found after `quietMarkup`. */
export const STYLE_ATTRIBUTE = 'data-style'

/**
 * Renames in markup what the window's Content-Security-Policy refuses even in inert documents: style sheets, style
 * attributes and `<base>`. Each would be reported as a violation while it is parsed, and a real one drowned. It
 * goes by the look of the markup: one that it misses is reported, and does no harm.
 */
export function quietMarkup(markup: string): string {
  return markup
    .replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, '')
    .replace(/(<[a-z][^<>]*?[\s"'])style(?=\s*=)/gi, `$1${STYLE_ATTRIBUTE}`)
    .replace(/<base(?=[\s/>])/gi, '<link data-base')
}

/** How the window is coloured; `system` follows the operating system. */
export const themes = ['system', 'light', 'sepia', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The typefaces that are bundled for the article. */
export const typefaces = ['literata', 'source-serif', 'inter', 'atkinson', 'opendyslexic'] as const
export type Typeface = (typeof typefaces)[number]

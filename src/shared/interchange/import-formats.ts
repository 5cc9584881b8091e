/** The formats that can be read, by the program that writes them. */
export const importFormats = [
  'postil-json',
  'postil-markdown',
  'hypothesis',
  'readwise',
  'kindle',
  'zotero',
  'omnivore',
  'readest',
  'web-annotation',
] as const
export type ImportFormat = (typeof importFormats)[number]

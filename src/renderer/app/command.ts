/** Something that a reader can do. Every one is in the palette, and in the list of keys. */
export type Command = {
  /** Stable, dotted: "annotation.delete". Menus and stored keys refer to it. */
  id: string
  /** As a button would say it: "Delete highlight". */
  title: string
  group: CommandGroup
  /** The built-in keys; see `key-binding.ts`. The reader's own take their place. */
  keys: readonly string[]
  /** Whether it can be done now; always, when left out. */
  isEnabled?: () => boolean
  /** Whether its keys work while the reader types in a field. */
  inFields?: boolean
  run: () => void | Promise<void>
}

/** The order in which groups are listed. */
export const commandGroups = [
  'Highlight',
  'Reading',
  'Claims',
  'Library',
  'View',
  'Export',
  'Edit',
  'Help',
] as const
export type CommandGroup = (typeof commandGroups)[number]

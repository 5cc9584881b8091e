/** The tables that hold the reader's data: what is journaled for undo, hashed, counted and salvaged. */
export const JOURNALED_TABLES = [
  'document',
  'revision',
  'kind',
  'annotation',
  'tag',
  'annotation_tag',
  'document_tag',
  'speaker',
  'verdict',
  'claim',
  'evidence',
  'dismissal',
  'detached',
] as const
export type JournaledTable = (typeof JOURNALED_TABLES)[number]

/** Columns that follow the reader about and are no edit: reading on must not become "Undo". */
export const UNJOURNALED_COLUMNS: Partial<Record<JournaledTable, readonly string[]>> = {
  document: ['last_read_at', 'reading_offset', 'reading_pixels', 'reading_progress'],
}

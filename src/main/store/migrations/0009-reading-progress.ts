import type { Migration } from './migrate.ts'

/** How much of a document was read, for the shelf; it follows the reader about as the reading position does. */
export const readingProgress: Migration = {
  name: 'reading-progress',
  up: (store) => {
    store.exec(`
      -- The share of the text that lies before the place where the reader is, by reading time; null until it was opened.
      ALTER TABLE document ADD COLUMN reading_progress REAL CHECK (reading_progress BETWEEN 0 AND 1);
    `)
  },
}

import { z } from 'zod'
import { themes, typefaces } from './appearance.ts'
import { exportChoice, firstChoice, ownTemplate } from './export-choice.ts'
import { placeHistory } from './place.ts'
import { savedView } from './saved-view.ts'

/** The orders in which a document's highlights are listed. */
export const noteSorts = ['position', 'newest', 'kind'] as const
export type NoteSort = (typeof noteSorts)[number]

/** How the reader likes to read; kept in the library, so that it moves with it. */
export const settings = z.object({
  theme: z.enum(themes).default('system'),
  typeface: z.enum(typefaces).default('literata'),
  /** Size of the article's text in CSS pixels. */
  fontSize: z.int().min(12).max(40).default(19),
  /** Width of a line in characters. */
  measure: z.int().min(40).max(100).default(66),
  /** Height of a line, as a multiple of the size. */
  lineHeight: z.number().min(1.2).max(2.2).default(1.6),
  justify: z.boolean().default(false),
  /** Whether words may be divided at the end of a line, where the system knows how the language does it. */
  hyphenate: z.boolean().default(false),
  /** How fast the reader reads, for the time that is left. */
  wordsPerMinute: z.int().min(80).max(1000).default(238),
  /** Whether an article is marked as done when its end was reached. */
  markDoneAtEnd: z.boolean().default(false),
  /** Whether all but the current paragraph is dimmed in focus mode. */
  dimAround: z.boolean().default(false),
  /** How fast the article is read aloud, as a multiple of the voice's own pace. */
  speechRate: z.number().min(0.5).max(3).default(1),
  /** Language (ISO 639) → the voice that reads it aloud, by the system's name for it. */
  voices: z.record(z.string().max(20), z.string().max(1_000)).default({}),
  /** Where the reader was before. */
  places: placeHistory.default({ back: [], forward: [] }),
  /** Whether a PDF is shown as its own pages, or as text in the reader's type. */
  showPages: z.boolean().default(true),
  shelfOpen: z.boolean().default(true),
  marginOpen: z.boolean().default(true),
  /** Whether the reading caret is there whenever an article is open, and not only after F7. */
  readingCaret: z.boolean().default(false),
  /** Whether claims are suggested while reading. */
  suggestClaims: z.boolean().default(true),
  /** Whether the reader has dealt with a suggestion before, and need not be told how. */
  knowsSuggestions: z.boolean().default(false),
  /** Whether highlights are listed, instead of standing beside their words. */
  notesListed: z.boolean().default(false),
  noteSort: z.enum(noteSorts).default('position'),
  /** Whether pages may be fetched from the reader's own computer and network. */
  fetchOwnNetwork: z.boolean().default(false),
  /** Views of the shelf and queries of the search box that the reader keeps under a name. */
  savedViews: z.array(savedView).max(500).default([]),
  /** Templates of the reader's own, by name. */
  templates: z.array(ownTemplate).max(200).default([]),
  /** What was chosen when something was exported last. */
  exportChoice: exportChoice.default(firstChoice),
  /** Command id → the key that the reader gave it, replacing the built-in one; '' takes the key away. */
  keys: z.record(z.string(), z.string()).default({}),
})
export type Settings = z.infer<typeof settings>

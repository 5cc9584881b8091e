import { fingerprint } from '../export/fingerprint.ts'
import { storableLine, storableTitle } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
  quoteSelectors,
} from './imported.ts'

/** A clipping as the file has it. */
type Clipping = {
  type: 'highlight' | 'note' | 'bookmark'
  title: string
  author: string | null
  /** The place in the book, in locations or, where there are none, pages; null when it can't be read. */
  from: number | null
  to: number | null
  time: number | null
  words: string
  line: number
}

/**
 * Reads a Kindle's `My Clippings.txt`, in the languages that Kindles come in.
 *
 * A note goes to the highlight that ends where the note stands; bookmarks have no words and are passed over. Times
 * are taken as UTC, since the file has no zone.
 */
export function parseKindleClippings(text: string): Imported {
  const imported = emptyImport()
  const clippings = readClippings(text, imported)
  const highlights = clippings.filter(({ type }) => type === 'highlight')
  const notes = new Map<Clipping, string[]>()
  const loose: Clipping[] = []
  for (const note of clippings.filter(({ type }) => type === 'note')) {
    const highlight = highlightOf(note, highlights)
    if (highlight === null) loose.push(note)
    else notes.set(highlight, [...(notes.get(highlight) ?? []), note.words])
  }
  const addDocument = documentAdder(imported)
  for (const clipping of [...highlights, ...loose].sort((a, b) => a.line - b.line)) {
    const { type, title, author, words, time, line } = clipping
    const key = `${title}\n${author ?? ''}`
    addDocument(importedDocument(key, title, { byline: author }))
    imported.annotations.push(
      importedAnnotation({
        origin: `kindle:${fingerprint([key, type, words, clipping.from].join('\n'))}`,
        line,
        document: key,
        selectors: type === 'highlight' ? quoteSelectors(words) : null,
        note: type === 'highlight' ? (notes.get(clipping) ?? []).join('\n\n') : words,
        createdAt: time,
        updatedAt: time,
      }),
    )
  }
  return imported
}

function highlightOf(note: Clipping, highlights: readonly Clipping[]): Clipping | null {
  const place = note.from
  if (place === null) return null
  const own = highlights.filter(({ title, author }) => title === note.title && author === note.author)
  return (
    own.find(({ to }) => to === place) ??
    own.find(({ from, to }) => from !== null && to !== null && from <= place && place <= to) ??
    null
  )
}

function readClippings(text: string, imported: Imported): Clipping[] {
  const clippings: Clipping[] = []
  const lines = text.toWellFormed().split(/\r\n|\n|\r/)
  let start = 0
  lines.forEach((line, index) => {
    const isEnd = /^={8,}\s*$/.test(line)
    if (!isEnd && index < lines.length - 1) return
    const entry = lines.slice(start, isEnd ? index : index + 1)
    if (entry.some((one) => one.trim() !== '')) {
      const clipping = readClipping(entry, start + 1)
      if (typeof clipping === 'string') imported.notUnderstood.push({ line: start + 1, why: clipping })
      else if (clipping.type !== 'bookmark') clippings.push(clipping)
    }
    start = index + 1
  })
  return clippings
}

function readClipping(entry: readonly string[], line: number): Clipping | string {
  const titleLine = entry.findIndex((one) => one.replace(/\ufeff/g, '').trim() !== '')
  const about = entry[titleLine + 1] ?? ''
  if (!about.trimStart().startsWith('-')) return 'This clipping does not say what it is and where it stands.'
  const heading = (entry[titleLine] ?? '').replace(/\ufeff/g, '').trim()
  const parts = /^(.*?)\s*\(((?:[^()]|\([^()]*\))*)\)$/s.exec(heading)
  const words = entry
    .slice(titleLine + 2)
    .join('\n')
    .trim()
  const type = clippingType(about)
  if (words === '' && type !== 'bookmark')
    return 'This clipping has no words; Kindle leaves them out past a book’s limit.'
  return {
    type,
    title: storableTitle(parts?.[1], heading),
    author: storableLine(parts?.[2]),
    ...placeOf(about),
    time: timeOf(about),
    words,
    line: line + titleLine,
  }
}

const noteWords = /\b(?:note|notiz|nota|notitie|anmerkung)\b|メモ|笔记|筆記|заметка/i
const bookmarkWords =
  /bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|ブックマーク|书签|書籤|закладка/i

function clippingType(about: string): Clipping['type'] {
  const first = about.split('|')[0] ?? ''
  if (bookmarkWords.test(first)) return 'bookmark'
  return noteWords.test(first) ? 'note' : 'highlight'
}

/** The last figures before the date: `location 170-172`; `1406-7` is short for `1406-1407`. */
function placeOf(about: string): { from: number | null; to: number | null } {
  const segments = about.split('|')
  const place = (segments.length > 1 ? segments.slice(0, -1) : segments).at(-1) ?? ''
  const figures = /(\d+)(?:\s*[-–]\s*(\d+))?/.exec(place)
  const from = figures?.[1]
  if (from === undefined) return { from: null, to: null }
  const end = figures?.[2] ?? from
  const to = end.length < from.length ? from.slice(0, from.length - end.length) + end : end
  return { from: Number(from), to: Number(to) }
}

/** The months as Kindles write them: in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS = [
  'january januar janvier enero gennaio janeiro januari',
  'february februar février febrero febbraio fevereiro februari',
  'march märz mars marzo março maart',
  'april avril abril aprile',
  'may mai mayo maggio maio mei',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august août agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember décembre diciembre dicembre dezembro',
]
const monthNumbers = new Map(
  MONTHS.flatMap((names, month) => names.split(' ').map((name): [string, number] => [name, month])),
)

function timeOf(about: string): number | null {
  const date = about.split('|').at(-1) ?? ''
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?\s*(AM|PM)?/i.exec(date)
  const half = /上午|午前/.test(date) ? 'AM' : /下午|午後/.test(date) ? 'PM' : clock?.[4]?.toUpperCase()
  const hour = (Number(clock?.[1] ?? 0) % (half === undefined ? 24 : 12)) + (half === 'PM' ? 12 : 0)
  const time = (year: string | undefined, month: number, day: string | undefined): number =>
    Date.UTC(Number(year), month, Number(day), hour, Number(clock?.[2] ?? 0), Number(clock?.[3] ?? 0))
  const dayFirst = /(\d{1,2})(?:er|\.)? (?:de )?(\p{L}+),? (?:de )?(\d{4})/iu.exec(date)
  const monthFirst = /(\p{L}+) (\d{1,2}), (\d{4})/iu.exec(date)
  const figures = /(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})/.exec(date)
  const monthOf = (name: string | undefined) => monthNumbers.get(name?.normalize('NFC').toLowerCase() ?? '')
  const [byDay, byMonth] = [monthOf(dayFirst?.[2]), monthOf(monthFirst?.[1])]
  if (dayFirst !== null && byDay !== undefined) return time(dayFirst[3], byDay, dayFirst[1])
  if (monthFirst !== null && byMonth !== undefined) return time(monthFirst[3], byMonth, monthFirst[2])
  return figures === null ? null : time(figures[1], Number(figures[2]) - 1, figures[3])
}

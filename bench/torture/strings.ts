import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnnotation, getAnnotation, removeAnnotations } from '../../src/main/store/annotations.ts'
import { undo } from '../../src/main/store/journal.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { closeStore } from '../../src/main/store/open.ts'
import { verify } from '../../src/main/store/verify.ts'
import type { Annotation } from '../../src/shared/model/annotation.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

/** Strings that break programs, as quote, note and tag: stored, deleted, taken back, and read again after a restart. */
export const strings: Part = {
  name: 'Hostile strings as quote, note and tag',
  goal: '100 % equal after undo and restart',
  run: (scale) => store({ brief: 500, short: 2_000, full: 10_000 }[scale], (text) => text),
  // As a program would that normalises what it is given.
  broken: () => store(50, (text) => text.normalize('NFC').replaceAll('\u0000', '')),
}

const SEEDS = [
  '\u0000',
  'a\u0000b',
  '\uFEFF',
  'e\u0301',
  '\u00E9',
  'ﷺ',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '\u202Eabc\u202C',
  'שלום',
  'ｆｕｌｌ',
  '\u2028\u2029',
  '\r\n\t\v\f',
  "'; DROP TABLE annotation; --",
  '"quoted" \\ backslash',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'CON',
  'nul.txt',
  '%00',
  '${7*7}',
  '{{x}}',
  '=1+1',
  '-0',
  'NaN',
  'null',
  'undefined',
  'true',
  '1e1000',
  'İıſ',
  'ß',
  '\u200B',
  '\u00AD',
  'Z̸̢̛͓a̶l̷g̸o̵',
  '\u{10FFFF}',
  '\uE000',
  '—–―',
  '…',
]

/** A text of strings from elsewhere, one a line, if this machine has one. */
function corpus(): string[] {
  const path = process.env['POSTIL_STRINGS']
  return path !== undefined && existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}

function store(count: number, receive: (text: string) => string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  const path = join(folder, 'library.postil')
  const random = randomSequence(23)
  const parts = [...SEEDS, ...corpus()]
  let library = openedLibrary(path)
  library.store.pragma('synchronous = OFF')
  const document = addedDocument(library)
  const sent: { text: string; made: Annotation }[] = []
  const failures: string[] = []
  for (let index = 0; index < count; index += 1) {
    const text = Array.from(
      { length: 1 + random(4) },
      () => parts[index < parts.length ? index : random(parts.length)] ?? '',
    ).join(random(2) === 0 ? '' : ' ')
    const got = receive(text)
    if (got === '') continue
    const selectors = {
      quote: { type: 'TextQuoteSelector' as const, exact: got, prefix: got, suffix: got },
      position: null,
    }
    const tag = got.trim()
    const made = createAnnotation(
      library.store,
      library.clock,
      annotationDraft(library, document, { note: got, selectors, tags: tag === '' ? [] : [tag] }),
    )
    removeAnnotations(library.store, library.clock, [made.id])
    undo(library.store)
    sent.push({ text, made })
  }
  closeStore(library.store)
  library = openedLibrary(path)
  for (const { text, made } of sent) {
    const read = getAnnotation(library.store, made.id)
    const tag = text.trim()
    const isEqual =
      read?.note === text && read.selectors.quote.exact === text && (tag === '' || read.tags[0] === tag)
    if (!isEqual) failures.push(JSON.stringify(text).slice(0, 80))
  }
  failures.push(...verify(library.store).damage.map((damage) => JSON.stringify(damage)))
  closeStore(library.store)
  rmSync(folder, { recursive: true, force: true })
  return { cases: count, failures }
}

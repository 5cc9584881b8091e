import { describe } from '../../src/shared/anchoring/describe.ts'
import type { TextRange } from '../../src/shared/model/selector.ts'
import type { Corpus, Scenario, Verdict } from './work.ts'

/**
 * A word that stands in a text: `origin` tells where it was in the first one, null for words put in since;
 * `replaces` the origin of the word in whose place it was put.
 */
type Word = { text: string; origin: number | null; replaces: number | null }
type Paragraph = Word[]

type Edits = { share?: number; moved?: number; removed?: number; copied?: number; retyped?: boolean }

const EDITS: Record<Scenario, Edits> = {
  unchanged: {},
  edit1: { share: 0.01 },
  edit5: { share: 0.05 },
  edit15: { share: 0.15 },
  move: { share: 0.01, moved: 0.1 },
  delete: { share: 0.01, removed: 0.2 },
  lookalike: { share: 0.01, copied: 0.15 },
  typo: { retyped: true },
}

/**
 * Texts of invented words, whose frequencies follow G. Zipf's law, with phrases that recur; edited, with the
 * fate of every word on record.
 */
export const generatedCorpus: Corpus = {
  name: 'invented texts',
  make: (words, passages, scenario, seed) => {
    const text = writeText(words, numbers(20_190_523))
    const before = layOut(text)
    const ranges = choosePassages(before.places, passages, numbers(seed))
    const edited = edit(text, EDITS[scenario], numbers(seed + 1))
    const after = layOut(edited)
    const left = new Map(
      after.places.flatMap((place) => (place.origin === null ? [] : [[place.origin, place]])),
    )
    return {
      before: before.text,
      after: after.text,
      selectors: ranges.map(({ start, end }) => describe(before.text, { start, end })),
      judge: (passage, found) => {
        const range = ranges[passage]
        if (range === undefined) throw new Error(`expected passage ${passage}`)
        return judge(range.first, range.last, after.places, left, found)
      },
    }
  },
}

/** Where a word stands: its code units, its place among the words, and its origin. */
type Place = TextRange & { at: number; paragraph: number; origin: number | null; replaces: number | null }

function writeText(count: number, random: () => number): Paragraph[] {
  const vocabulary = Array.from({ length: 20_000 }, () => inventWord(random))
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'a'
  const phrases = Array.from({ length: 300 }, () => Array.from({ length: 2 + pick(random, 5) }, word))
  const paragraphs: Paragraph[] = []
  let written = 0
  while (written < count) {
    const paragraph: Paragraph = []
    const length = Math.min(count - written, 15 + pick(random, 80))
    while (paragraph.length < length) {
      const next = random() < 0.05 ? (phrases[pick(random, phrases.length)] ?? []) : [word()]
      for (const text of next) {
        if (paragraph.length === length) break
        const stop = random() < 0.06 || paragraph.length === length - 1
        paragraph.push({
          text: stop ? `${text}.` : random() < 0.02 ? `"${text}"` : text,
          origin: written++,
          replaces: null,
        })
      }
    }
    paragraphs.push(paragraph)
  }
  return paragraphs
}

function inventWord(random: () => number): string {
  const syllables = 1 + pick(random, 4)
  let word = ''
  for (let i = 0; i < syllables; i++) {
    word += 'bdfgklmnprstvz'.charAt(pick(random, 14)) + 'aeiou'.charAt(pick(random, 5))
  }
  return word
}

function layOut(paragraphs: readonly Paragraph[]): { text: string; places: Place[] } {
  const parts: string[] = []
  const places: Place[] = []
  let offset = 0
  for (const [paragraph, words] of paragraphs.entries()) {
    for (const { text, origin, replaces } of words) {
      places.push({
        start: offset,
        end: offset + text.length,
        at: places.length,
        paragraph,
        origin,
        replaces,
      })
      offset += text.length + 1
    }
    parts.push(words.map(({ text }) => text).join(' '))
  }
  return { text: parts.join('\n'), places }
}

/** One in ten of 1 to 3 words, most of 6 to 30, some of up to 200; one in three may cross paragraphs. */
function choosePassages(
  places: readonly Place[],
  count: number,
  random: () => number,
): (TextRange & { first: number; last: number })[] {
  return Array.from({ length: count }, () => {
    const size = random()
    const length =
      size < 0.1 ? 1 + pick(random, 3) : size < 0.75 ? 6 + pick(random, 25) : 31 + pick(random, 170)
    const first = pick(random, places.length)
    let last = Math.min(places.length, first + length) - 1
    const crosses = random() < 1 / 3
    while (!crosses && places[last]?.paragraph !== places[first]?.paragraph) last--
    return { start: places[first]?.start ?? 0, end: places[last]?.end ?? 0, first, last }
  })
}

function edit(text: readonly Paragraph[], edits: Edits, random: () => number): Paragraph[] {
  const vocabulary = text.flat().map((word) => word.text)
  const anyWord = (replaces: number | null = null): Word => {
    return { text: vocabulary[pick(random, vocabulary.length)] ?? 'a', origin: null, replaces }
  }
  const sprinkle = (among: Paragraph[], some: readonly Paragraph[]): void => {
    for (const paragraph of some) among.splice(pick(random, among.length + 1), 0, paragraph)
  }
  let paragraphs = [...text]
  if (edits.copied !== undefined) {
    const copied = paragraphs.filter(() => random() < (edits.copied ?? 0))
    const asNew = ({ text: word }: Word): Word =>
      random() < 0.1 ? anyWord() : { text: word, origin: null, replaces: null }
    sprinkle(
      paragraphs,
      copied.map((paragraph) => paragraph.map(asNew)),
    )
  }
  if (edits.removed !== undefined) paragraphs = paragraphs.filter(() => random() >= (edits.removed ?? 0))
  if (edits.moved !== undefined) {
    const moved = new Set(paragraphs.filter(() => random() < (edits.moved ?? 0)))
    paragraphs = paragraphs.filter((paragraph) => !moved.has(paragraph))
    sprinkle(paragraphs, [...moved])
  }
  const share = edits.share ?? 0
  return paragraphs
    .map((paragraph) =>
      paragraph.flatMap((word) => {
        if (edits.retyped === true) return [{ ...word, text: retype(word.text) }]
        if (random() >= share) return [word]
        const way = pick(random, 3)
        return way === 0 ? [] : way === 1 ? [anyWord(word.origin)] : [word, anyWord()]
      }),
    )
    .filter((paragraph) => paragraph.length > 0)
}

function retype(word: string): string {
  return word.replace(/^"/, '“').replace(/"$/, '”').replace(/\.$/, ' .')
}

/**
 * Right is an answer that shares at least half of all that it or the truth covers. The truth are the words
 * that are left, where most of them stand together (with no more than ten others between two of them), with
 * or without the words that replaced their neighbours.
 */
function judge(
  first: number,
  last: number,
  after: readonly Place[],
  left: ReadonlyMap<number, Place>,
  found: TextRange | null,
): Verdict {
  const places = Array.from({ length: last - first + 1 }, (_, i) => left.get(first + i))
    .filter((place) => place !== undefined)
    .toSorted((a, b) => a.at - b.at)
  let best: Place[] = []
  let group: Place[] = []
  for (const place of places) {
    const previous = group.at(-1)
    group = previous !== undefined && place.at - previous.at <= 10 ? [...group, place] : [place]
    if (group.length > best.length) best = group
  }
  let [from, to] = [best[0], best.at(-1)]
  if (from === undefined || to === undefined) {
    const isReplacement = after.some(
      (place) =>
        found !== null &&
        replacesOneOf(place, first, last) &&
        place.start < found.end &&
        place.end > found.start,
    )
    return found === null || isReplacement ? 'admitted' : 'invented'
  }
  if (found === null) return 'orphaned'
  if (overlap(from.start, to.end, found) >= 0.5) return 'right'
  while (replacesOneOf(after[from.at - 1], first, last)) from = after[from.at - 1] ?? from
  while (replacesOneOf(after[to.at + 1], first, last)) to = after[to.at + 1] ?? to
  return overlap(from.start, to.end, found) >= 0.5 ? 'right' : 'wrong'
}

function replacesOneOf(place: Place | undefined, first: number, last: number): boolean {
  return place !== undefined && place.replaces !== null && place.replaces >= first && place.replaces <= last
}

/** What two ranges share, as a part of all that they cover. */
function overlap(start: number, end: number, other: TextRange): number {
  const shared = Math.min(end, other.end) - Math.max(start, other.start)
  return shared / (Math.max(end, other.end) - Math.min(start, other.start))
}

function pick(random: () => number, below: number): number {
  return Math.floor(random() * below)
}

/** Numbers between 0 and 1 that look random; the same ones for the same seed. G. Marsaglia's xorshift (2003). */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

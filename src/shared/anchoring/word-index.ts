import { numberOf, type Vocabulary } from './vocabulary.ts'
import type { Words } from './words.ts'

/** Where each word of a text occurs. */
export type WordIndex = {
  words: Words
  vocabulary: Vocabulary
  /** The words of the text by their numbers in the vocabulary. */
  numbers: Int32Array
  /** The places of the word with number n are `places[firsts[n]]` to before `places[firsts[n + 1]]`, ascending. */
  firsts: Int32Array
  places: Int32Array
}

/** Makes the index of a text whose words have been numbered; of the words that `include` accepts only, if given. */
export function indexWords(
  words: Words,
  vocabulary: Vocabulary,
  numbers: Int32Array,
  include?: (place: number) => boolean,
): WordIndex {
  const firsts = new Int32Array(vocabulary.size + 1)
  for (let place = 0; place < words.count; place++) {
    if (include !== undefined && !include(place)) continue
    const number = numbers[place] ?? 0
    firsts[number] = (firsts[number] ?? 0) + 1
  }
  let total = 0
  for (let number = 0; number < vocabulary.size; number++) firsts[number] = total += firsts[number] ?? 0
  firsts[vocabulary.size] = total
  // Each `firsts` is the end of its list now; filling the lists from the back makes it the start.
  const places = new Int32Array(total)
  for (let place = words.count - 1; place >= 0; place--) {
    if (include !== undefined && !include(place)) continue
    const number = numbers[place] ?? 0
    const at = (firsts[number] ?? 0) - 1
    firsts[number] = at
    places[at] = place
  }
  return { words, vocabulary, numbers, firsts, places }
}

/** How often the word with this number occurs in the index. */
export function occurrences({ firsts }: WordIndex, number: number): number {
  return (firsts[number + 1] ?? 0) - (firsts[number] ?? 0)
}

/** Writes the numbers of a text's words into `numbers`; -1 for those that the index lacks. */
export function lookUpWords({ vocabulary }: WordIndex, words: Words, numbers: Int32Array): void {
  for (let i = 0; i < words.count; i++) numbers[i] = numberOf(vocabulary, words.hashes[i] ?? 0)
}

import type { Words } from './words.ts'

/** Gives each different word a small number, so that words can be counted and looked up by array index. */
export type Vocabulary = {
  /** How many different words there are; their numbers are 0 to `size` - 1. */
  size: number
  slots: Int32Array
  hashes: Int32Array
  mask: number
}

/** An empty vocabulary with room for `most` different words. */
export function newVocabulary(most: number): Vocabulary {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
  return { size: 0, slots: new Int32Array(capacity), hashes: new Int32Array(most), mask: capacity - 1 }
}

/** The numbers of a text's words, in order; words not met before are added to the vocabulary. */
export function numberWords(vocabulary: Vocabulary, words: Words): Int32Array {
  const { slots, hashes, mask } = vocabulary
  const numbers = new Int32Array(words.count)
  for (let i = 0; i < words.count; i++) {
    const hash = words.hashes[i] ?? 0
    let slot = hash & mask
    let entry = slots[slot] ?? 0
    while (entry !== 0 && hashes[entry - 1] !== hash) {
      slot = (slot + 1) & mask
      entry = slots[slot] ?? 0
    }
    if (entry === 0) {
      hashes[vocabulary.size] = hash
      entry = ++vocabulary.size
      slots[slot] = entry
    }
    numbers[i] = entry - 1
  }
  return numbers
}

/** The number of the word with this hash, or -1 when the vocabulary lacks it. */
export function numberOf(vocabulary: Vocabulary, hash: number): number {
  const { slots, hashes, mask } = vocabulary
  let slot = hash & mask
  let entry = slots[slot] ?? 0
  while (entry !== 0 && hashes[entry - 1] !== hash) {
    slot = (slot + 1) & mask
    entry = slots[slot] ?? 0
  }
  return entry - 1
}

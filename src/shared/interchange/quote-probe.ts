/**
 * A probe is the hash of a few words in a row. Quotes that wait for their document are told by theirs from all the texts
 * that never had them, with one look at each word of a text; what is left is then searched in earnest.
 */

/** Words in a probe. Five in a row tell one article from others. */
const PROBE_WORDS = 5

/** The probe of a quote, in 32 bits; null when it is too short to tell anything. */
export function quoteProbe(quote: string): number | null {
  const hashes = Array.from(wordHashes(quote))
  if (hashes.length < PROBE_WORDS) return null
  // The first word may be half a word; where there are enough it is passed over.
  const from = hashes.length > PROBE_WORDS + 1 ? 1 : 0
  return hashes.slice(from, from + PROBE_WORDS).reduce(joined, 0)
}

/** Those of the wanted probes that occur in a text. */
export function probesIn(text: string, wanted: ReadonlySet<number>): Set<number> {
  const found = new Set<number>()
  if (wanted.size === 0) return found
  const window: number[] = []
  for (const hash of wordHashes(text)) {
    window.push(hash)
    if (window.length > PROBE_WORDS) window.shift()
    if (window.length < PROBE_WORDS) continue
    const probe = window.reduce(joined, 0)
    if (wanted.has(probe)) found.add(probe)
  }
  return found
}

function joined(hash: number, word: number): number {
  return (Math.imul(hash, 31) + word) | 0
}

/** The words of a text, by their hashes: letters and digits, whatever their case and form. */
function* wordHashes(text: string): Generator<number, void> {
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    let hash = 0x811c9dc5
    for (const character of word.normalize('NFKC').toLowerCase()) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
    }
    yield hash | 0
  }
}

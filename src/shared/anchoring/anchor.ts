import type { TextSelectors } from '../model/selector.ts'
import { assert } from '../result.ts'
import { anchorInPlace } from './anchor-in-place.ts'
import type { Anchoring } from './anchoring.ts'
import { newSearch, type Search } from './candidates.ts'
import { choosePlace } from './choose-place.ts'
import type { Place } from './find-passage.ts'
import { findQuote } from './find-quote.ts'
import { MOST_SIGHTINGS, type Sighting } from './neighbours.ts'
import { compareRevisions, followPassage, type Revision } from './follow-revision.ts'
import { newVocabulary, numberWords } from './vocabulary.ts'
import { indexWords } from './word-index.ts'
import { splitWords } from './words.ts'

/** Finds one passage in `text`, or says that it is lost; see `anchorAll`. */
export function anchor(text: string, selectors: TextSelectors, earlierText?: string): Anchoring {
  const [anchoring] = anchorAll(text, [selectors], earlierText)
  assert(anchoring !== undefined, 'one anchoring for one passage')
  return anchoring
}

/**
 * Finds many passages in one text, or says which are lost; the answers are in the order of `selectors`.
 *
 * `earlierText` is the text in which they were described, when it is known: it makes the answers surer.
 * Ways of looking are tried from cheap to dear, and what the dear ones need is made when a passage first needs
 * it: the place where it was; a word diff of the earlier and the present text; an index of the words.
 * Throws when a quote is empty.
 */
export function anchorAll(
  text: string,
  selectors: readonly TextSelectors[],
  earlierText?: string,
): Anchoring[] {
  let revision: Revision | null = null
  let search: Search | null = null
  const outcomes = selectors.map((one): Outcome => {
    assert(one.quote.exact !== '', 'a quote that is not empty')
    const inPlace = anchorInPlace(text, one)
    if (inPlace !== null) return inPlace
    if (earlierText !== undefined && earlierText !== text) {
      revision ??= compareRevisions(earlierText, text)
      const followed = followPassage(revision, one)
      if (followed !== null) return followed
    }
    search ??= searchOf(text, revision)
    const finding = findQuote(search, one.quote)
    return finding.kind === 'found' ? finding.places : { ...finding, kind: 'orphan' }
  })
  const sightings = sightingsOf(outcomes)
  return outcomes.map((outcome, i) => {
    const one = selectors[i]
    assert(one !== undefined, 'an outcome per passage')
    return 'kind' in outcome ? outcome : choosePlace(text, one, outcome, sightings, i)
  })
}

/** Either an answer, or places to choose from. */
type Outcome = Anchoring | readonly [Place, ...Place[]]

/** Indexes the text; its words have been split and numbered already where it was compared with an earlier one. */
function searchOf(text: string, revision: Revision | null): Search {
  if (revision !== null) {
    const { after, vocabulary, afterNumbers } = revision.alignment
    return newSearch(indexWords(after, vocabulary, afterNumbers))
  }
  const words = splitWords(text)
  const vocabulary = newVocabulary(words.count)
  return newSearch(indexWords(words, vocabulary, numberWords(vocabulary, words)))
}

/** Every place where a passage may be. */
function sightingsOf(outcomes: readonly Outcome[]): Sighting[] {
  const sightings: Sighting[] = []
  for (const [passage, outcome] of outcomes.entries()) {
    if (!('kind' in outcome) && outcome.length <= MOST_SIGHTINGS) {
      for (const { range, edits } of outcome) sightings.push({ passage, start: range.start, edits })
    }
  }
  return sightings.sort((a, b) => a.start - b.start)
}

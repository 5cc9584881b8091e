import type { Draft } from './draft.ts'
import { quotedRange } from './draft.ts'
import { labelledSpeech } from './labels.ts'
import { paragraphsOf } from './paragraphs.ts'
import { quotationsIn } from './quotations.ts'
import { tokensOf } from './tokens.ts'

/** A quotation needs this many words to count as a statement, unless a colon leads up to it. */
const FEWEST_WORDS = 4

/**
 * The statements that punctuation alone gives away, in whatever language: longer quotations, quotations
 * behind a colon, and lines that begin with a speaker and a colon. Cues are null; speakers only from labels.
 */
export function quotedStatements(text: string): Draft[] {
  const drafts: Draft[] = []
  paragraphsOf(text).forEach((paragraph, index) => {
    const tokens = tokensOf(text, paragraph, quotationsIn(text, paragraph))
    const labelled = labelledSpeech(tokens, index)
    if (labelled !== null) {
      drafts.push({ ...labelled, confidence: Math.min(labelled.confidence, 0.75) })
      return
    }
    tokens.forEach((token, i) => {
      const content = quotedRange(token)
      if (content === null) return
      const announced = tokens[i - 1]?.tag === 'colon'
      const long = wordCount(text.slice(content.start, content.end)) >= FEWEST_WORDS
      if (announced || long)
        drafts.push({
          content: [content],
          cue: null,
          source: null,
          antecedent: null,
          kind: 'direct',
          confidence: announced ? 0.75 : 0.65,
        })
    })
  })
  return drafts
}

/** Words; in scripts that don't separate them, two characters count as one. */
function wordCount(words: string): number {
  const unspaced =
    words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return (words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + unspaced / 2
}

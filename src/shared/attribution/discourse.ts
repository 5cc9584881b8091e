import type { TextRange } from '../model/selector.ts'
import type { Token } from './tokens.ts'
import { tokensOf } from './tokens.ts'
import { paragraphsOf } from './paragraphs.ts'
import { quotationsIn } from './quotations.ts'
import { sentencesOf } from './sentences.ts'
import { tagTokens } from './tagging.ts'
import { attributionsOf, type SentenceAttributions } from './sentence-attributions.ts'
import { subjectBefore } from './noun-phrases.ts'
import { quotedRange, rangeOf, rangeOfPhrase, type Draft } from './draft.ts'
import { labelledSpeech } from './labels.ts'

/** A draft in its place in the text; `continues` is the one whose speaker goes on speaking, if none is mentioned. */
export type PlacedDraft = Draft & { paragraph: number; continues: PlacedDraft | null }

/** A sentence with its tokens, which the tracing of speakers looks through. */
export type PlacedSentence = { tokens: Token[]; paragraph: number }

/** A whole text, read for attributions: what was found, in order of finding, and the sentences it was found in. */
export type Discourse = { drafts: PlacedDraft[]; sentences: PlacedSentence[] }

type LeadIn = { source: TextRange | null; cue: TextRange | null }

/** What is remembered from one sentence to the next. */
type Memory = {
  /** The last statement, whose speaker goes on when nobody else is named. */
  last: PlacedDraft | null
  /** "He said:" at the end of the sentence or paragraph before. */
  leadIn: LeadIn | null
  /** The statement whose quotation mark was still open when its paragraph ended. */
  open: PlacedDraft | null
  /** The subject of the sentence before, in the same paragraph. */
  subject: TextRange | null
}

/** Reads an English text from start to end. Linear in its length. */
export function readDiscourse(text: string): Discourse {
  const drafts: PlacedDraft[] = []
  const sentences: PlacedSentence[] = []
  const memory: Memory = { last: null, leadIn: null, open: null, subject: null }
  const paragraphs = paragraphsOf(text)
  paragraphs.forEach((paragraph, index) => {
    const tokens = tokensOf(text, paragraph, quotationsIn(text, paragraph))
    const split = sentencesOf(tokens)
    for (const sentence of split) {
      tagTokens(sentence)
      sentences.push({ tokens: sentence, paragraph: index })
    }
    memory.subject = null
    const labelled = labelledSpeech(tokens, index)
    if (labelled !== null) {
      const named = labelled.confidence <= 0.5 && isNamedAgain(text, labelled, paragraph.end)
      const draft = {
        ...labelled,
        confidence: named ? 0.7 : labelled.confidence,
        paragraph: index,
        continues: null,
      }
      drafts.push(draft)
      memory.last = draft
      memory.leadIn = null
      memory.open = null
      return
    }
    readParagraph(split, index, memory, drafts)
  })
  return { drafts, sentences }
}

/** Whether the label of a headline is a name that the article comes back to. */
function isNamedAgain(text: string, { source }: Draft, from: number): boolean {
  return source !== null && text.indexOf(text.slice(source.start, source.end), from) !== -1
}

function readParagraph(
  sentences: readonly Token[][],
  paragraph: number,
  memory: Memory,
  drafts: PlacedDraft[],
): void {
  let fresh = true
  for (const tokens of sentences) {
    const wasOpen = memory.open
    memory.open = null
    if (fresh && wasOpen !== null && tokens[0]?.tag === 'quotation') {
      const range = quotedRange(tokens[0])
      if (range !== null) wasOpen.content.push(range)
      memory.last = wasOpen
      if (tokens[0].quotation?.unclosed === true) memory.open = wasOpen
      if (tokens.length > 1) readSentence(tokens, paragraph, memory, drafts, new Set([0]))
    } else readSentence(tokens, paragraph, memory, drafts, new Set())
    fresh = false
  }
}

function readSentence(
  tokens: readonly Token[],
  paragraph: number,
  memory: Memory,
  drafts: PlacedDraft[],
  taken: ReadonlySet<number>,
): void {
  const add = (draft: Draft, continues: PlacedDraft | null): PlacedDraft => {
    const placed = { ...draft, paragraph, continues }
    drafts.push(placed)
    memory.last = placed
    return placed
  }
  const opener = memory.leadIn
  memory.leadIn = null
  if (tokens.every((token) => token.tag === 'quotation' || token.tag === 'stop' || token.tag === 'comma')) {
    readBareQuotations(tokens, paragraph, memory, opener, taken, add)
    return
  }
  const found = attributionsOf(tokens)
  for (const draft of found.drafts) {
    const placed = add(draft, null)
    const last = tokens.at(-1)
    if (
      last?.quotation?.unclosed === true &&
      placed.content.some((range) => range.end === last.quotation?.inner.end)
    )
      memory.open = placed
  }
  memory.last = speakingOn(drafts.slice(drafts.length - found.drafts.length)) ?? memory.last
  readLeftovers(tokens, found, taken, add)
  memory.subject = mainSubject(tokens) ?? memory.subject
  if (tokens.at(-1)?.tag === 'colon') memory.leadIn = leadInOf(tokens, found)
}

/** Of the attributions of one sentence, the one whose speaker goes on if quoted words follow. */
function speakingOn(drafts: readonly PlacedDraft[]): PlacedDraft | null {
  const sourced = drafts.filter((draft) => draft.source !== null)
  const direct = sourced.findLast((draft) => draft.kind === 'direct')
  if (direct !== undefined) return direct
  return sourced.reduce<PlacedDraft | null>(
    (best, draft) => (best === null || draft.confidence > best.confidence ? draft : best),
    null,
  )
}

/** A sentence that is nothing but quoted words belongs to what led up to it, or to who spoke last. */
function readBareQuotations(
  tokens: readonly Token[],
  paragraph: number,
  memory: Memory,
  opener: LeadIn | null,
  taken: ReadonlySet<number>,
  add: (draft: Draft, continues: PlacedDraft | null) => PlacedDraft,
): void {
  tokens.forEach((token, index) => {
    const range = quotedRange(token)
    if (range === null || taken.has(index)) return
    const last = memory.last
    let placed: PlacedDraft | null = null
    if (opener !== null) {
      placed = add(
        {
          content: [range],
          cue: opener.cue,
          source: opener.source,
          antecedent: null,
          kind: 'direct',
          confidence: 0.8,
        },
        null,
      )
    } else if (last !== null && last.paragraph === paragraph && last.kind === 'direct') {
      last.content.push(range)
      placed = last
    } else if (last !== null && last.paragraph === paragraph) {
      placed = add(
        {
          content: [range],
          cue: null,
          source: last.source,
          antecedent: last.antecedent,
          kind: 'direct',
          confidence: 0.75,
        },
        last,
      )
    } else if (memory.subject !== null) {
      placed = add(
        {
          content: [range],
          cue: null,
          source: memory.subject,
          antecedent: null,
          kind: 'direct',
          confidence: 0.6,
        },
        null,
      )
    } else if (token.end - token.start > 20) {
      placed = add(
        {
          content: [range],
          cue: null,
          source: last?.source ?? null,
          antecedent: last?.antecedent ?? null,
          kind: 'direct',
          confidence: last === null ? 0.4 : 0.65,
        },
        last,
      )
    }
    if (token.quotation?.unclosed === true) memory.open = placed
  })
}

/** Quotations that no cue accounts for: one behind a colon is spoken by the subject of its sentence. */
function readLeftovers(
  tokens: readonly Token[],
  found: SentenceAttributions,
  taken: ReadonlySet<number>,
  add: (draft: Draft, continues: PlacedDraft | null) => PlacedDraft,
): void {
  tokens.forEach((token, index) => {
    if (token.tag !== 'quotation' || found.used.has(index) || taken.has(index)) return
    const range = quotedRange(token)
    if (
      range === null ||
      found.drafts.some(({ content }) =>
        content.some(({ start, end }) => start <= range.start && range.end <= end),
      )
    )
      return
    if (tokens[index - 1]?.tag !== 'colon') {
      const governed = governedQuotation(tokens, index)
      if (governed !== null) add(governed, null)
      return
    }
    const leadIn = leadInOf(tokens.slice(0, index), found)
    add(
      {
        content: [range],
        cue: leadIn.cue,
        source: leadIn.source,
        antecedent: null,
        kind: 'direct',
        confidence: 0.7,
      },
      null,
    )
  })
}

/** The fewest characters of a quotation that is taken for somebody's words without a cue: fewer are scare quotes. */
const LONG_QUOTATION = 24

/** "She summed it up as “the worst of both worlds”": words quoted at length after any verb, with its subject as source. */
function governedQuotation(tokens: readonly Token[], index: number): Draft | null {
  const token = tokens[index]
  if (token === undefined || token.end - token.start < LONG_QUOTATION) return null
  for (let i = index - 1; i > 0 && i > index - 14; i--) {
    const tag = tokens[i]?.tag
    if (tag === 'comma' || tag === 'semicolon' || tag === 'dash' || tag === 'quotation') return null
    if (tag !== 'verb' && tag !== 'past') continue
    const subject = subjectBefore(tokens, i)
    const content = rangeOf(tokens, i + 1, index)
    if (subject === null || content === null || tokens[i - 1]?.tag === 'to') return null
    return {
      content: [content],
      cue: rangeOf(tokens, i, i),
      source: rangeOfPhrase(tokens, subject),
      antecedent: rangeOfPhrase(tokens, subject.antecedent),
      kind: 'mixed',
      confidence: 0.45,
    }
  }
  return null
}

/** Who "He had this to say:" announces: the subject of its last cue, or else of its first verb. */
function leadInOf(tokens: readonly Token[], found: SentenceAttributions): LeadIn {
  const cue = found.cues.findLast((other) => other.subject !== null && other.last < tokens.length)
  if (cue !== undefined)
    return { source: rangeOfPhrase(tokens, cue.subject), cue: rangeOf(tokens, cue.group, cue.last) }
  for (let i = 1; i < tokens.length; i++) {
    const tag = tokens[i]?.tag
    if (tag !== 'verb' && tag !== 'past' && tag !== 'auxiliary' && tag !== 'modal') continue
    const subject = subjectBefore(tokens, i)
    if (subject !== null) return { source: rangeOfPhrase(tokens, subject), cue: rangeOf(tokens, i, i) }
  }
  return { source: null, cue: null }
}

/** The subject of a sentence's first finite verb, if it opens its clause. */
function mainSubject(tokens: readonly Token[]): TextRange | null {
  for (let i = 1; i < tokens.length && i < 40; i++) {
    const tag = tokens[i]?.tag
    if (tag !== 'verb' && tag !== 'past' && tag !== 'auxiliary' && tag !== 'modal') continue
    const subject = subjectBefore(tokens, i)
    if (subject?.sure === true) return rangeOfPhrase(tokens, subject)
  }
  return null
}

import type { DocumentExport } from './markdown.ts'
import type { ArticleHeading } from './reading-order.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Claim, Speaker, Verdict } from '../model/claim.ts'
import {
  annotationId,
  documentId,
  evidenceId,
  kindId,
  revisionId,
  speakerId,
  verdictId,
} from '../model/ids.ts'
import type { Document } from '../model/document.ts'
import type { Kind } from '../model/kind.ts'

/** Records for tests: a document with a claim, a quote within it and an orphan. */

const ulid = (letter: string, number: number): string => `01J${letter}${String(number).padStart(22, '0')}`

export const sampleKinds: Kind[] = [
  kind(1, 'Claim', true),
  kind(2, 'Quote', false),
  kind(3, 'Question', false),
]

function kind(number: number, name: string, isClaim: boolean): Kind {
  return {
    id: kindId.parse(ulid('K', number)),
    name,
    color: 'amber',
    underline: 'solid',
    glyph: '●',
    isClaim,
    position: number - 1,
    hidden: false,
  }
}

/** A kind by its place in `sampleKinds`, from 0. */
export function sampleKind(position: number): Kind {
  const found = sampleKinds[position]
  if (found === undefined) throw new Error(`Expected a kind at ${position}`)
  return found
}

export const sampleText =
  'The ban abuses the concept of national security, Gao Feng told reporters.\n' +
  'Huawei denied it *vigorously* & said #nothing.\nAn end.'

export const sampleDocument: Document = {
  id: documentId.parse(ulid('D', 1)),
  title: 'China hits back at Trump’s Huawei ban',
  byline: 'Hannah McGrath',
  source: 'Data Driven Futures',
  url: 'https://example.org/a?x=1&y=(2)',
  publishedAt: '2019-05-16',
  language: 'en',
  revisionId: revisionId.parse(ulid('R', 1)),
  addedAt: 1_758_000_000_000,
  lastReadAt: null,
  annotationCount: 3,
  wordCount: 20,
  revision: {
    id: revisionId.parse(ulid('R', 1)),
    documentId: documentId.parse(ulid('D', 1)),
    createdAt: 1_758_000_000_000,
    html: `<p>${sampleText.replaceAll('&', '&amp;').split('\n').join('</p>\n<p>')}</p>`,
    text: sampleText,
    sha256: 'a'.repeat(64),
  },
}

export const sampleSpeaker: Speaker = {
  id: speakerId.parse(ulid('S', 1)),
  name: 'Gao Feng',
  aliases: ['China’s spokesman', 'he'],
  role: 'spokesman',
  affiliation: 'Chinese commerce ministry',
  sourceType: 'named individual',
  claimCount: 1,
}

export const sampleVerdict: Verdict = {
  id: verdictId.parse(ulid('V', 1)),
  name: 'Unchecked',
  color: 'grey',
  position: 0,
  isUnchecked: true,
}

export const sampleClaim: Claim = {
  claimReviewed: 'The ban abuses the concept of national security',
  speaker: sampleSpeaker,
  attribution: {
    kind: 'direct',
    cue: 'told reporters',
    source: 'Gao Feng',
    saidAt: '2019-05-16',
    place: 'Beijing',
    channel: null,
    relayedBy: null,
  },
  verdict: sampleVerdict,
  conclusion: 'Not settled.',
  reviewer: 'Ann Onymous',
  reviewedAt: '2026-09-21',
  evidence: [
    {
      id: evidenceId.parse(ulid('E', 1)),
      relation: 'contradicts',
      target: { type: 'url', url: 'https://example.org/wto_(1)', title: 'WTO text' },
      note: 'Article XXI',
      accessedAt: '2026-09-20',
    },
  ],
}

/** An annotation on a passage of `sampleText`, given by its offsets in UTF-16 code units. */
export function sampleAnnotation(
  number: number,
  start: number,
  end: number,
  changes: Partial<Annotation> = {},
): Annotation {
  return {
    id: annotationId.parse(ulid('A', number)),
    documentId: sampleDocument.id,
    revisionId: sampleDocument.revisionId,
    kindId: sampleKind(1).id,
    selectors: {
      quote: {
        type: 'TextQuoteSelector',
        exact: sampleText.slice(start, end),
        prefix: sampleText.slice(Math.max(0, start - 32), start),
        suffix: sampleText.slice(end, end + 32),
      },
      position: { type: 'TextPositionSelector', start, end },
    },
    note: '',
    tags: [],
    claim: null,
    createdAt: 1_758_000_000_000 + number,
    updatedAt: 1_758_000_000_000 + number,
    ...changes,
  }
}

/** Three annotations on `sampleDocument`, the last an orphan. */
export const sampleAnnotations = [
  {
    annotation: sampleAnnotation(1, 0, 120, {
      kindId: sampleKind(0).id,
      claim: sampleClaim,
      tags: ['huawei', 'trade/tariffs', 'fact check'],
      note: 'He said so **twice**.\n\n# Not a section\n\n- one\n- two',
    }),
    range: { start: 0, end: 120 },
  },
  { annotation: sampleAnnotation(2, 49, 57, { tags: ['people'] }), range: { start: 49, end: 57 } },
  {
    annotation: sampleAnnotation(3, 121, 128, { kindId: sampleKind(2).id, note: 'Where did it go?' }),
    range: null,
  },
]

/** That document with these annotations, under the given headings. */
export function sampleExport(...headings: ArticleHeading[]): DocumentExport {
  return { document: sampleDocument, kinds: sampleKinds, annotations: sampleAnnotations, headings }
}

import { z } from 'zod'
import { attribution, sourceTypes, type Verdict } from './claim.ts'
import { documentId, type annotationId, speakerId, verdictId } from './ids.ts'

export const ledgerGroupings = ['none', 'speaker', 'verdict', 'document', 'tag', 'month'] as const
/** `place` is reading order, document by document. */
export const ledgerSorts = ['unchecked', 'newest', 'oldest', 'place'] as const

const MAX_CHOICES = 10_000

/** Which claims the ledger shows; an empty list of choices, or null, lets all pass. */
export const ledgerFilter = z.object({
  /** Words that must all be in the claim, its quote, its speaker's name or its conclusion; case and accents don't matter. */
  text: z.string().max(10_000),
  /** Null among them stands for claims without a speaker. */
  speakerIds: z.array(speakerId.nullable()).max(MAX_CHOICES),
  verdictIds: z.array(verdictId).max(MAX_CHOICES),
  documentIds: z.array(documentId).max(MAX_CHOICES),
  tags: z.array(z.string()).max(MAX_CHOICES),
  /** Null among them stands for claims without a speaker. */
  sourceTypes: z.array(z.enum(sourceTypes).nullable()).max(sourceTypes.length + 1),
  attributionKinds: z.array(attribution.shape.kind).max(4),
  /** First and last month that pass, as "2019-05". */
  fromMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  toMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  /** Only claims that contradict another, or are contradicted. */
  isContradicted: z.boolean(),
})
export type LedgerFilter = z.infer<typeof ledgerFilter>

export const ledgerQuery = z.object({
  groupBy: z.enum(ledgerGroupings),
  sortBy: z.enum(ledgerSorts),
  filter: ledgerFilter,
})
export type LedgerQuery = z.infer<typeof ledgerQuery>

/** Lets every claim pass. */
export const everyClaim: LedgerFilter = {
  text: '',
  speakerIds: [],
  verdictIds: [],
  documentIds: [],
  tags: [],
  sourceTypes: [],
  attributionKinds: [],
  fromMonth: null,
  toMonth: null,
  isContradicted: false,
}

/** A run of rows under one heading. Its rows follow those of the group before it. */
export type LedgerGroup = {
  /** An id, a tag, or a month; '' for claims that have none. */
  key: string
  /** The name for its heading; '' for claims that have none. */
  label: string
  /** How many rows it has. */
  count: number
  /** How many of them are unchecked. */
  unchecked: number
}

/** The shape of a list: how long it is, and where its headings stand. Its rows are asked for by place. */
export type LedgerView = {
  /** How many claims pass the filter. */
  claims: number
  /** How many rows the list has: by tag, a claim has a row under each of its tags. */
  rows: number
  groups: LedgerGroup[]
}

/** A claim as a row of the ledger. */
export type LedgerRow = {
  annotationId: z.infer<typeof annotationId>
  documentId: z.infer<typeof documentId>
  documentTitle: string
  claimReviewed: string
  /** The words in the article. */
  quote: string
  speaker: { id: z.infer<typeof speakerId>; name: string } | null
  verdictId: Verdict['id']
  conclusion: string
  tags: string[]
  attributionKind: 'direct' | 'indirect' | 'mixed' | null
  /** When it was said; else when the article was published; else when it was recorded. ISO 8601, by day or by month. */
  date: string
  /** Links at either end, by relation. */
  links: { supports: number; contradicts: number; context: number; repeats: number }
}

/** Per group, how many claims have which verdict; the verdicts in the reader's order, those without claims included. */
export type LedgerBreakdown = {
  key: string
  label: string
  count: number
  verdicts: { verdictId: Verdict['id']; count: number }[]
}[]

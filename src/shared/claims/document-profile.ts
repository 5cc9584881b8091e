import type { Claim } from '../model/claim.ts'
import type { SpeakerId } from '../model/ids.ts'
import type { TextRange } from '../model/selector.ts'

/** Who stands behind a passage: after the kinds that newsrooms' source audits count. */
export const sourceClasses = ['named', 'unnamed', 'document', 'nobody'] as const
export type SourceClass = (typeof sourceClasses)[number]

/** A claim of one document, and where it stands in the current text; null when it isn't found there. */
export type ProfiledClaim = {
  speaker: Pick<NonNullable<Claim['speaker']>, 'id' | 'name' | 'sourceType'> | null
  isUnchecked: boolean
  isContradicted: boolean
  range: TextRange | null
}

/** One row of a count: how many claims, how many of them unchecked. */
export type ClaimCount = { claims: number; unchecked: number }

/** How well an article is sourced, as far as its claims have been recorded. */
export type DocumentProfile = ClaimCount & {
  contradicted: number
  /** The most quoted first; those without a speaker last. */
  speakers: (ClaimCount & { id: SpeakerId | null; name: string })[]
  /** In the order of `sourceClasses`; `share` is the part of the text that such claims cover, from 0 to 1. */
  sources: (ClaimCount & { source: SourceClass; share: number })[]
  /** The part of the text that any claim covers, from 0 to 1. */
  share: number
}

/** The class of a source: a vote, a poll or a database is a document, "other" is no named source. */
export function sourceClass(speaker: ProfiledClaim['speaker']): SourceClass {
  if (speaker === null) return 'nobody'
  switch (speaker.sourceType) {
    case 'named individual':
    case 'named group':
      return 'named'
    case 'unnamed individual':
    case 'unnamed group':
    case 'other':
      return 'unnamed'
    case 'document':
    case 'vote or poll':
    case 'database':
      return 'document'
  }
}

/** Counts the claims of one document; `textLength` is in UTF-16 code units. Words that two claims share count once. */
export function profileDocument(claims: readonly ProfiledClaim[], textLength: number): DocumentProfile {
  const bySpeaker = Map.groupBy(claims, (claim) => claim.speaker?.id ?? null)
  return {
    ...count(claims),
    contradicted: claims.filter((claim) => claim.isContradicted).length,
    speakers: [...bySpeaker]
      .map(([id, list]) => ({ id, name: list[0]?.speaker?.name ?? '', ...count(list) }))
      .sort(
        (a, b) =>
          Number(a.id === null) - Number(b.id === null) ||
          b.claims - a.claims ||
          a.name.localeCompare(b.name),
      ),
    sources: sourceClasses.map((source) => {
      const list = claims.filter((claim) => sourceClass(claim.speaker) === source)
      return { source, ...count(list), share: shareOf(list, textLength) }
    }),
    share: shareOf(claims, textLength),
  }
}

function count(claims: readonly ProfiledClaim[]): ClaimCount {
  return { claims: claims.length, unchecked: claims.filter((claim) => claim.isUnchecked).length }
}

function shareOf(claims: readonly ProfiledClaim[], textLength: number): number {
  if (textLength === 0) return 0
  const ranges = claims.flatMap(({ range }) => range ?? []).sort((a, b) => a.start - b.start)
  let covered = 0
  let reached = 0
  for (const { start, end } of ranges) {
    covered += Math.max(0, end - Math.max(start, reached))
    reached = Math.max(reached, end)
  }
  return covered / textLength
}

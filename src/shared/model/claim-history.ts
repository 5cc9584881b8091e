/** What of a claim a change is about; `claim` is the making or the removal of the whole. */
export const claimFields = [
  'claim',
  'claimReviewed',
  'speaker',
  'verdict',
  'attributionKind',
  'cue',
  'source',
  'saidAt',
  'place',
  'channel',
  'relayedBy',
  'conclusion',
  'reviewer',
  'reviewedAt',
  'evidence',
] as const
export type ClaimField = (typeof claimFields)[number]

/** One change of one part of a claim. Never altered: taking a change back is a change of its own. */
export type ClaimChange = {
  /** Ascends with time. */
  id: number
  /** Milliseconds since 1970, UTC. */
  changedAt: number
  changedBy: 'reader' | 'undo' | 'redo'
  field: ClaimField
  /** In words, with names as they were then; null for nothing. */
  before: string | null
  after: string | null
}

import type { TextRange } from '../model/selector.ts'

/**
 * Where a passage is in the text of today, how it was found, and how sure that is.
 *
 * - `exact`: the same words in the place where they are expected: at their position, at their position after
 *   the edits made around them, or, for an annotation that came without a position, anywhere that suits them.
 * - `moved`: the same words in another place.
 * - `altered`: the words themselves have been edited; the range covers what became of them.
 * - `orphan`: not found. `guess` is the likeliest place, to offer to the reader, never to be used unasked.
 *
 * `confidence` is between 0 and 1; 1 means that nothing is in doubt.
 */
export type Anchoring = Anchored | Orphan

export type Anchored = { kind: 'exact' | 'moved' | 'altered'; range: TextRange; confidence: number }

export type Orphan = { kind: 'orphan'; reason: OrphanReason; guess: TextRange | null }

/**
 * Why a passage counts as lost.
 *
 * - `deleted`: the earlier text is known, and the passage was taken out of it.
 * - `absent`: nothing in the text resembles it.
 * - `ambiguous`: several places suit it equally well.
 * - `doubtful`: one place resembles it, but not enough to be sure.
 */
export type OrphanReason = 'deleted' | 'absent' | 'ambiguous' | 'doubtful'

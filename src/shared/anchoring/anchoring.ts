import type { TextRange } from '../model/selector.ts'

/** Where a passage is in the text of today, or that it is lost. */
export type Anchoring = Anchored | Orphan

/**
 * A passage that was found, how it was, and how sure that is.
 *
 * - `exact`: the same words where they are expected: at their position, where the edits made around them took
 *   that position, or among the same words as when they were described.
 * - `moved`: the same words in other surroundings.
 * - `altered`: the passage itself has been edited; the range covers what became of it.
 *
 * `confidence` is between 0 and 1; 1 means that nothing is in doubt.
 */
export type Anchored = { kind: 'exact' | 'moved' | 'altered'; range: TextRange; confidence: number }

/**
 * A passage that was not found. `guess` is the likeliest place, to be offered to the reader and never used
 * unasked; it is empty where only the point is known at which the passage stood.
 */
export type Orphan = { kind: 'orphan'; reason: OrphanReason; guess: TextRange | null }

/**
 * Why a passage counts as lost.
 *
 * - `deleted`: it was taken out of the text in which it was described, and put in nowhere else.
 * - `absent`: nothing in the text resembles it.
 * - `ambiguous`: several places suit it equally well.
 * - `doubtful`: something resembles it, but not enough to be sure.
 */
export type OrphanReason = (typeof orphanReasons)[number]

export const orphanReasons = ['deleted', 'absent', 'ambiguous', 'doubtful'] as const

import type { Claim } from '../model/claim.ts'
import type { Imported, ImportedClaim } from './imported.ts'
import type { ClaimRecord, KindRecord, SpeakerRecord, VerdictRecord } from './postil-schema.ts'

/** What came with a file and is referred to by id. */
export type ReferenceIndex = {
  kinds: ReadonlyMap<string, KindRecord>
  speakers: ReadonlyMap<string, SpeakerRecord>
  verdicts: ReadonlyMap<string, VerdictRecord>
}

/** The kinds, speakers and verdicts of an import by their ids. */
export function referenceIndex({ kinds, speakers, verdicts }: Imported): ReferenceIndex {
  return { kinds: byId(kinds), speakers: byId(speakers), verdicts: byId(verdicts) }
}

function byId<One extends { id: string }>(records: readonly One[]): Map<string, One> {
  return new Map(records.map((record) => [record.id, record]))
}

/** A claim of the model: with its speaker and verdict in place of their ids. */
export function nestedClaim(
  { speakerId, verdictId, ...claim }: ClaimRecord,
  { speakers, verdicts }: ReferenceIndex,
): Claim {
  const speaker = speakerId === null ? undefined : speakers.get(speakerId)
  const verdict = verdicts.get(verdictId)
  return {
    ...claim,
    speaker: speaker === undefined ? null : { ...speaker, claimCount: 0 },
    // A file without its verdicts leaves their names unknown; the id may still be known to the library.
    verdict: verdict ?? { id: verdictId, name: 'Unchecked', color: 'grey', position: 0, isUnchecked: true },
  }
}

/** The same as an import hands it on. */
export function claimFromRecord(record: ClaimRecord, references: ReferenceIndex): ImportedClaim {
  const { speaker, verdict, ...claim } = nestedClaim(record, references)
  if (speaker === null) return { ...claim, speaker, verdict: { id: verdict.id, name: verdict.name } }
  const { claimCount: _, ...known } = speaker
  return { ...claim, speaker: known, verdict: { id: verdict.id, name: verdict.name } }
}

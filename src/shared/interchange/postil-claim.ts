import type { Claim } from '../model/claim.ts'
import type { ImportedClaim } from './imported.ts'
import type { ClaimRecord, SpeakerRecord, VerdictRecord } from './postil-schema.ts'

/** The speakers and verdicts that came with a file. */
type References = { speakers: readonly SpeakerRecord[]; verdicts: readonly VerdictRecord[] }

/** A claim of the model: with its speaker and verdict in place of their ids. */
export function nestedClaim({ speakerId, verdictId, ...claim }: ClaimRecord, references: References): Claim {
  const speaker = references.speakers.find(({ id }) => id === speakerId)
  const verdict = references.verdicts.find(({ id }) => id === verdictId)
  return {
    ...claim,
    speaker: speaker === undefined ? null : { ...speaker, claimCount: 0 },
    // A file without its verdicts leaves their names unknown; the id may still be known to the library.
    verdict: verdict ?? { id: verdictId, name: 'Unchecked', color: 'grey', position: 0, isUnchecked: true },
  }
}

/** The same as an import hands it on. */
export function claimFromRecord(record: ClaimRecord, references: References): ImportedClaim {
  const { speaker, verdict, ...claim } = nestedClaim(record, references)
  if (speaker === null) return { ...claim, speaker, verdict: { id: verdict.id, name: verdict.name } }
  const { claimCount: _, ...known } = speaker
  return { ...claim, speaker: known, verdict: { id: verdict.id, name: verdict.name } }
}

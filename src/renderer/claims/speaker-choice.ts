import type { SpeakerDraft } from '../../shared/model/claim.ts'
import type { AnnotationId, SpeakerId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { flushClaims } from './claim-drafts.ts'

/** Whom the reader means: somebody known, somebody new, or nobody. */
export type SpeakerChoice =
  | { kind: 'known'; id: SpeakerId; name: string }
  | { kind: 'new'; draft: SpeakerDraft; name: string }
  | { kind: 'nobody' }

/** Gives claims the speaker that the reader chose, as one step. Answers who it is; null for nobody, or when it failed. */
export async function chooseSpeaker(
  ids: readonly AnnotationId[],
  choice: SpeakerChoice,
): Promise<SpeakerId | null> {
  await flushClaims()
  try {
    if (choice.kind === 'new') return (await api.claims.assignNewSpeaker([...ids], choice.draft))?.id ?? null
    const speakerId = choice.kind === 'known' ? choice.id : null
    await api.claims.updateMany([...ids], { speakerId })
    return speakerId
  } catch (error) {
    reportFailure(error)
    return null
  }
}

const BODIES =
  /\b(agency|association|bank|commission|committee|company|council|court|department|government|group|inc|institute|ltd|ministry|news|office|party|police|union|university)\b/iu

/** A speaker of whom only the name is known. The source type is a first guess that the reader can correct. */
export function newSpeaker(name: string): SpeakerDraft {
  return { name, aliases: [], role: null, affiliation: null, sourceType: guessSourceType(name) }
}

/** A name in lower case names nobody; people have two or three words to their name, bodies one, or say what they are. */
function guessSourceType(name: string): SpeakerDraft['sourceType'] {
  const isNamed = /^\p{Lu}/u.test(name) && !/^(An?|The|Some|Several|Many|Two|Three)\s\p{Ll}/u.test(name)
  const isBody = BODIES.test(name)
  if (!isNamed) return isBody || /s$|people$/u.test(name) ? 'unnamed group' : 'unnamed individual'
  return isBody || !name.includes(' ') ? 'named group' : 'named individual'
}

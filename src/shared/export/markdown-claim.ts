import type { Attribution, Claim, Evidence, Speaker } from '../model/claim.ts'
import { annotationLink } from './deep-link.ts'
import { escapeDestination, escapeInline } from './markdown-escape.ts'

/** What is known about a claim besides its wording, as items of a record's list, without their dash. */
export function claimFields(claim: Claim): string[] {
  const attribution = attributionText(claim.attribution)
  return [
    ...(claim.speaker === null ? [] : [`**Speaker:** ${speakerText(claim.speaker)}`]),
    ...(attribution === '' ? [] : [`**Attribution:** ${attribution}`]),
    `**Verdict:** ${escapeInline(claim.verdict.name)}`,
    ...(claim.conclusion === '' ? [] : [`**Conclusion:** ${escapeInline(claim.conclusion)}`]),
    ...review(claim),
    ...claim.evidence.map((evidence) => `**Evidence:** ${evidenceText(evidence)}`),
  ]
}

function review({ reviewer, reviewedAt }: Claim): string[] {
  if (reviewer !== null) {
    return [`**Reviewed:** by ${escapeInline(reviewer)}${reviewedAt === null ? '' : ` on ${reviewedAt}`}`]
  }
  return reviewedAt === null ? [] : [`**Reviewed:** on ${reviewedAt}`]
}

/** A speaker in words: `Gao Feng (spokesman, Chinese commerce ministry; named individual)`. */
export function speakerText(speaker: Speaker): string {
  const position = [speaker.role, speaker.affiliation].filter((part) => part !== null).map(escapeInline)
  const known = [...(position.length === 0 ? [] : [position.join(', ')]), speaker.sourceType]
  return `${escapeInline(speaker.name)} (${known.join('; ')})`
}

/** How a claim reached the page in words: `direct, “told reporters”, on 2019-05-16`. */
function attributionText(attribution: Attribution): string {
  const parts = [
    attribution.kind,
    attribution.cue === null ? null : `“${escapeInline(attribution.cue)}”`,
    named('by', attribution.source),
    named('said', attribution.saidAt),
    named('at', attribution.place),
    named('in', attribution.channel),
    named('relayed by', attribution.relayedBy),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function named(word: string, value: string | null): string | null {
  return value === null ? null : `${word} ${escapeInline(value)}`
}

function evidenceText({ relation, target, accessedAt, note }: Evidence): string {
  const link =
    target.type === 'url'
      ? `[${escapeInline(target.title === '' ? target.url : target.title)}](${escapeDestination(target.url)})`
      : `[another passage](${annotationLink(target.annotationId)})`
  return `${relation} ${link} (accessed ${accessedAt})${note === '' ? '' : `: ${escapeInline(note)}`}`
}

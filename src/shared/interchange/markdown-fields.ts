import { unescapeInline } from '../export/markdown-escape.ts'
import { obsidianTagName } from '../export/obsidian-tag.ts'
import {
  type Attribution,
  type EvidenceDraft,
  evidenceDraft,
  evidenceRelations,
  type SpeakerDraft,
  sourceTypes,
} from '../model/claim.ts'
import { type ImportedClaim, noAttribution } from './imported.ts'
import type { StoredFields } from './markdown-record.ts'
import type { VerdictRecord } from './postil-schema.ts'

/** The items of a record's list by their label: `Tags` → [`#huawei #trade/tariffs`]. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** Reads a list; items without a bold label are passed over. */
export function fieldsByLabel(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const line of lines) {
    const item = /^- \*\*([A-Z][a-z]+):\*\* ?([^\n]*)$/.exec(line)
    const label = item?.[1]
    if (label === undefined) continue
    const values = fields.get(label)
    if (values === undefined) fields.set(label, [item?.[2] ?? ''])
    else values.push(item?.[2] ?? '')
  }
  return fields
}

/** Whether what is shown under a label is what was stored; `null` stands for "nothing was stored". */
function isEdited(label: string, fields: Fields, stored: StoredFields | null): boolean {
  return (stored?.shown.get(label) ?? []).join('\n') !== (fields.get(label) ?? []).join('\n')
}

/** The tags: as stored, or, where the line was edited, as it shows them. */
export function readTags(fields: Fields, stored: StoredFields | null): string[] {
  if (stored !== null && !isEdited('Tags', fields, stored)) return stored.tags
  const shown = (fields.get('Tags')?.[0] ?? '').split(/\s+/).map((tag) => tag.replace(/^#/, ''))
  const exact = new Map(stored?.tags.map((tag) => [obsidianTagName(tag), tag]))
  return shown.filter((tag) => tag !== '').map((tag) => exact.get(tag) ?? tag)
}

/** The name of another kind than the stored one; null where the kind was not edited. */
export function readKindName(fields: Fields, stored: StoredFields | null): string | null {
  if (stored !== null && !isEdited('Kind', fields, stored)) return null
  const shown = fields.get('Kind')?.[0]
  if (shown !== undefined) return unescapeInline(shown)
  return stored === null && fields.has('Claim') ? 'Claim' : null
}

/** The claim: each of its fields as stored, or, where it was edited, as it shows. */
export function readClaim(
  fields: Fields,
  stored: StoredFields | null,
  verdicts: readonly VerdictRecord[],
): ImportedClaim | null {
  const wording = fields.get('Claim')?.[0]
  const base = stored?.claim ?? null
  if (wording === undefined) return base
  const edited = (label: string): boolean => base === null || isEdited(label, fields, stored)
  const shown = (label: string): string => fields.get(label)?.[0] ?? ''
  const start = base ?? unknownClaim
  const verdictName = unescapeInline(shown('Verdict'))
  return {
    claimReviewed: edited('Claim') ? unescapeInline(wording) || start.claimReviewed : start.claimReviewed,
    speaker: edited('Speaker') ? readSpeaker(shown('Speaker'), base) : start.speaker,
    attribution: edited('Attribution') ? readAttribution(shown('Attribution')) : start.attribution,
    verdict:
      edited('Verdict') && verdictName !== ''
        ? { id: verdicts.find(({ name }) => name === verdictName)?.id ?? null, name: verdictName }
        : start.verdict,
    conclusion: edited('Conclusion') ? unescapeInline(shown('Conclusion')) : start.conclusion,
    ...(edited('Reviewed')
      ? readReview(shown('Reviewed'))
      : { reviewer: start.reviewer, reviewedAt: start.reviewedAt }),
    evidence: edited('Evidence') ? (fields.get('Evidence') ?? []).flatMap(readEvidence) : start.evidence,
  }
}

const unknownClaim: ImportedClaim = {
  claimReviewed: '',
  speaker: null,
  attribution: noAttribution,
  verdict: { id: null, name: 'Unchecked' },
  conclusion: '',
  reviewer: null,
  reviewedAt: null,
  evidence: [],
}

function readSpeaker(shown: string, base: ImportedClaim | null): ImportedClaim['speaker'] {
  if (shown === '') return null
  const parts = /^(.*?)(?: \((?:(.*); )?([a-z ]+)\))?$/s.exec(shown)
  const name = unescapeInline(parts?.[1] ?? shown)
  const [role, ...affiliation] = (parts?.[2] ?? '').split(', ').map(unescapeInline)
  const isSame = base?.speaker?.name === name
  const sourceType: SpeakerDraft['sourceType'] = sourceTypes.find((type) => type === parts?.[3]) ?? 'other'
  return {
    id: isSame ? (base.speaker?.id ?? null) : null,
    name,
    aliases: isSame ? (base.speaker?.aliases ?? []) : [],
    role: role === undefined || role === '' ? null : role,
    affiliation: affiliation.length === 0 ? null : affiliation.join(', '),
    sourceType,
  }
}

/** The words that begin each part of an attribution; see `attributionText`. */
const attributionParts: [start: string, field: 'source' | 'saidAt' | 'place' | 'channel' | 'relayedBy'][] = [
  ['relayed by ', 'relayedBy'],
  ['by ', 'source'],
  ['said ', 'saidAt'],
  ['at ', 'place'],
  ['in ', 'channel'],
]

function readAttribution(shown: string): Attribution {
  const attribution: Attribution = { ...noAttribution }
  for (const part of shown.split(/, (?=“|by |said |at |in |relayed by )/)) {
    if (part === 'direct' || part === 'indirect' || part === 'mixed') attribution.kind = part
    else if (part.startsWith('“')) attribution.cue = unescapeInline(part.slice(1).replace(/”$/, ''))
    const named = attributionParts.find(([start]) => part.startsWith(start))
    if (named !== undefined) attribution[named[1]] = unescapeInline(part.slice(named[0].length))
  }
  return attribution
}

function readReview(shown: string): { reviewer: string | null; reviewedAt: string | null } {
  const parts = /^(?:by (.*?) ?)?(?:on (\d{4}-\d\d-\d\d))?$/s.exec(shown)
  return {
    reviewer: parts?.[1] === undefined ? null : unescapeInline(parts[1]),
    reviewedAt: parts?.[2] ?? null,
  }
}

function readEvidence(shown: string): ImportedClaim['evidence'] {
  const parts = /^([a-z]+) \[(.*)\]\((.*?)(?<!\\)\)(?: \(accessed (\d{4}-\d\d-\d\d)\))?(?:: (.*))?$/s.exec(
    shown,
  )
  const address = unescapeInline(parts?.[3] ?? '')
  const relation = evidenceRelations.find((one) => one === parts?.[1])
  const linked = /^postil:\/\/annotation\/(.*)$/.exec(address)?.[1]
  const parsed = evidenceDraft.safeParse({
    relation,
    target:
      linked === undefined
        ? { type: 'url', url: address, title: unescapeInline(parts?.[2] ?? '') }
        : { type: 'annotation', annotationId: linked },
    note: unescapeInline(parts?.[5] ?? ''),
    accessedAt: parts?.[4],
  })
  const evidence: EvidenceDraft[] = parsed.success ? [parsed.data] : []
  return evidence.map((one) => ({ ...one, id: null }))
}

import { z } from 'zod'
import { NO_REVIEWER } from '../export/claim-review.ts'
import { evidenceDraft, evidenceRelations, sourceTypes } from '../model/claim.ts'
import { type ImportedClaim, noAttribution } from './imported.ts'

const name = z.string().min(1).max(1_000)
const names = z.union([name.transform((one) => [one]), z.array(name)]).catch([])
const named = z.object({ name }).nullish().catch(null)

/** A schema.org ClaimReview as far as Postil stores it; what is missing or of another form is left out. */
const claimReview = z.object({
  claimReviewed: z.string().min(1).max(100_000),
  datePublished: z.iso.date().nullish().catch(null),
  author: z
    .object({ name, disambiguatingDescription: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  reviewRating: z
    .object({
      alternateName: name.nullish().catch(null),
      ratingExplanation: z.string().max(100_000).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  itemReviewed: z
    .object({
      author: z
        .object({
          name,
          alternateName: names,
          jobTitle: name.nullish().catch(null),
          description: name.nullish().catch(null),
          affiliation: named,
          parentOrganization: named,
          disambiguatingDescription: z.enum(sourceTypes).catch('other'),
        })
        .nullish()
        .catch(null),
      datePublished: z.string().max(1_000).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  citation: z
    .array(
      z.object({
        url: z.string(),
        name: z.string().nullish(),
        description: z.string().nullish(),
        disambiguatingDescription: z.string().nullish(),
      }),
    )
    .catch([]),
})

/** The claim in a ClaimReview; null when there is none in it. */
export function claimFromReview(value: unknown): ImportedClaim | null {
  const parsed = claimReview.safeParse(value)
  if (!parsed.success) return null
  const { claimReviewed, datePublished, author, reviewRating, itemReviewed, citation } = parsed.data
  const speaker = itemReviewed?.author ?? null
  return {
    claimReviewed,
    speaker:
      speaker === null
        ? null
        : {
            id: null,
            name: speaker.name,
            aliases: speaker.alternateName,
            role: speaker.jobTitle ?? speaker.description ?? null,
            affiliation: speaker.affiliation?.name ?? speaker.parentOrganization?.name ?? null,
            sourceType: speaker.disambiguatingDescription,
          },
    attribution: { ...noAttribution, saidAt: itemReviewed?.datePublished ?? null },
    verdict: { id: null, name: reviewRating?.alternateName ?? 'Unchecked' },
    conclusion: reviewRating?.ratingExplanation ?? '',
    reviewer: author?.disambiguatingDescription === NO_REVIEWER ? null : (author?.name ?? null),
    reviewedAt: datePublished ?? null,
    evidence: citation.flatMap(evidenceOf),
  }
}

function evidenceOf(citation: z.infer<typeof claimReview>['citation'][number]): ImportedClaim['evidence'] {
  const how = /^([a-z]+)(?: \(accessed (\d{4}-\d\d-\d\d)\))?$/.exec(citation.disambiguatingDescription ?? '')
  const linked = /^postil:\/\/annotation\/(.*)$/.exec(citation.url)?.[1]
  const parsed = evidenceDraft.safeParse({
    relation: evidenceRelations.find((one) => one === how?.[1]) ?? 'context',
    target:
      linked === undefined
        ? { type: 'url', url: citation.url, title: citation.name ?? '' }
        : { type: 'annotation', annotationId: linked },
    note: citation.description ?? '',
    accessedAt: how?.[2],
  })
  return parsed.success ? [{ ...parsed.data, id: null }] : []
}

import type { Annotation } from '../model/annotation.ts'
import type { Claim, Evidence, Speaker } from '../model/claim.ts'
import type { DocumentMetadata } from '../model/document.ts'
import type { DocumentId } from '../model/ids.ts'
import { annotationLink, documentLink } from './deep-link.ts'

/** JSON without `undefined`; what is not known is left out. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/** What stands for the reviewer of a claim that names none, so that an import does not take it for one. */
export const NO_REVIEWER = 'no reviewer is named'

/** Who publishes, where nobody said so. */
const ANONYMOUS = 'Anonymous'

/** A document as a review names it. */
export type ReviewedDocument = DocumentMetadata & { id: DocumentId }

/**
 * A claim as a schema.org ClaimReview, without `@context`; null when the annotation is no claim.
 *
 * It has what schema.org and Google's fact-check search require: an author is the reviewer, or else `publisher`. `url` is the
 * deep link, since where the review is published only its publisher knows.
 * https://schema.org/ClaimReview, https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
export function claimReview(
  annotation: Annotation,
  document: ReviewedDocument,
  publisher: string | null,
): { [key: string]: Json | undefined } | null {
  const { claim } = annotation
  if (claim === null) return null
  const quote = annotation.selectors.quote.exact
  return {
    '@type': 'ClaimReview',
    url: annotationLink(annotation.id),
    claimReviewed: isBlank(claim.claimReviewed) ? quote : claim.claimReviewed,
    datePublished: claim.reviewedAt ?? undefined,
    author: reviewAuthor(claim, publisher),
    reviewRating: {
      '@type': 'Rating',
      alternateName: claim.verdict.name,
      ratingExplanation: claim.conclusion === '' ? undefined : claim.conclusion,
    },
    itemReviewed: {
      '@type': 'Claim',
      text: quote,
      author: claim.speaker === null ? undefined : speakerNode(claim.speaker),
      datePublished: isDate(claim.attribution.saidAt) ? claim.attribution.saidAt : undefined,
      appearance: appearance(document),
    },
    citation: citations(claim),
  }
}

/** Claims as one JSON-LD document; annotations that are no claims are left out. */
export function claimReviewsToJsonLd(
  claims: readonly { annotation: Annotation; document: ReviewedDocument }[],
  publisher: string | null,
): string {
  const graph = claims.flatMap(
    ({ annotation, document }) => claimReview(annotation, document, publisher) ?? [],
  )
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)}\n`
}

function reviewAuthor({ reviewer }: Claim, publisher: string | null): Json {
  if (reviewer !== null && !isBlank(reviewer)) return { '@type': 'Person', name: reviewer }
  return {
    '@type': 'Organization',
    name: publisher ?? ANONYMOUS,
    disambiguatingDescription: NO_REVIEWER,
  }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function isDate(words: string | null): words is string {
  return words !== null && /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?$/.test(words)
}

/** schema.org takes persons and organisations for authors; a document or a poll speaks for whoever published it. */
function speakerNode(speaker: Speaker): Json {
  const isPerson = speaker.sourceType === 'named individual' || speaker.sourceType === 'unnamed individual'
  return {
    '@type': isPerson ? 'Person' : 'Organization',
    name: speaker.name,
    alternateName: speaker.aliases.length === 0 ? undefined : speaker.aliases,
    jobTitle: isPerson ? (speaker.role ?? undefined) : undefined,
    affiliation:
      speaker.affiliation !== null && isPerson
        ? { '@type': 'Organization', name: speaker.affiliation }
        : undefined,
    parentOrganization:
      speaker.affiliation !== null && !isPerson
        ? { '@type': 'Organization', name: speaker.affiliation }
        : undefined,
    description: isPerson ? undefined : (speaker.role ?? undefined),
    disambiguatingDescription: speaker.sourceType,
  }
}

function appearance(document: ReviewedDocument): Json {
  return {
    '@type': 'Article',
    headline: document.title,
    url: document.url ?? documentLink(document.id),
    datePublished: document.publishedAt ?? undefined,
    inLanguage: document.language ?? undefined,
    author: document.byline === null ? undefined : { '@type': 'Person', name: document.byline },
    publisher: document.source === null ? undefined : { '@type': 'Organization', name: document.source },
  }
}

function citations(claim: Claim): Json | undefined {
  return claim.evidence.length === 0 ? undefined : claim.evidence.map(citation)
}

/** schema.org has no word for what a source does to a claim, nor for the day it was looked at. */
function citation({ relation, target, accessedAt, note }: Evidence): Json {
  return {
    '@type': 'CreativeWork',
    url: target.type === 'url' ? target.url : annotationLink(target.annotationId),
    name: target.type === 'url' && target.title !== '' ? target.title : undefined,
    disambiguatingDescription: `${relation} (accessed ${accessedAt})`,
    description: note === '' ? undefined : note,
  }
}

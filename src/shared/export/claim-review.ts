import type { Annotation } from '../model/annotation.ts'
import type { Claim, Evidence, Speaker } from '../model/claim.ts'
import type { DocumentMetadata } from '../model/document.ts'
import { annotationLink } from './deep-link.ts'

/** JSON without `undefined`; what is not known is left out. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * A claim as a schema.org ClaimReview, without `@context`; null when the annotation is no claim.
 *
 * https://schema.org/ClaimReview
 */
export function claimReview(
  annotation: Annotation,
  document: DocumentMetadata,
): { [key: string]: Json | undefined } | null {
  const { claim } = annotation
  if (claim === null) return null
  return {
    '@type': 'ClaimReview',
    url: annotationLink(annotation.id),
    claimReviewed: claim.claimReviewed,
    datePublished: claim.reviewedAt ?? undefined,
    author: claim.reviewer === null ? undefined : { '@type': 'Person', name: claim.reviewer },
    reviewRating: {
      '@type': 'Rating',
      alternateName: claim.verdict.name,
      ratingExplanation: claim.conclusion === '' ? undefined : claim.conclusion,
    },
    itemReviewed: {
      '@type': 'Claim',
      text: annotation.selectors.quote.exact,
      author: claim.speaker === null ? undefined : speakerNode(claim.speaker),
      datePublished: isDate(claim.attribution.saidAt) ? claim.attribution.saidAt : undefined,
      appearance: appearance(document),
    },
    citation: citations(claim),
  }
}

/** Claims as one JSON-LD document; annotations that are no claims are left out. */
export function claimReviewsToJsonLd(
  claims: readonly { annotation: Annotation; document: DocumentMetadata }[],
): string {
  const graph = claims.flatMap(({ annotation, document }) => claimReview(annotation, document) ?? [])
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)}\n`
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

function appearance(document: DocumentMetadata): Json {
  return {
    '@type': 'Article',
    headline: document.title,
    url: document.url ?? undefined,
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

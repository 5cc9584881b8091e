import { articlePages } from './article-pages.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Claim } from '../model/claim.ts'
import { isoTime } from './annotation-csv.ts'
import { citationKeys, documentsToCslJson } from './bibliography.ts'
import { annotationLink, documentLink } from './deep-link.ts'
import { frontMatterToYaml } from './front-matter.ts'
import { recordFields } from './markdown-record.ts'
import { documentData, documentFrontMatter, type DocumentExport, ORPHANS_HEADING } from './markdown.ts'
import {
  type ArticleHeading,
  blockId,
  bySection,
  inReadingOrder,
  type OrderedAnnotation,
} from './reading-order.ts'

/**
 * What a template can name. Every name is always there: what is not known is null, so that a name which is
 * empty is told from one that is misspelt. Texts are as stored; filters make Markdown of them.
 */
export function templateScope(inputs: readonly DocumentExport[]) {
  const keys = citationKeys(inputs.map(({ document }) => document))
  const documents = inputs.map((input) => documentScope(input, keys.get(input.document.id) ?? ''))
  const claims = documents.flatMap((document) =>
    document.all.flatMap((annotation) =>
      annotation.claim === null ? [] : [{ ...annotation.claim, annotation, document: brief(document) }],
    ),
  )
  return {
    documents,
    document: documents[0] ?? null,
    sections: documents[0]?.sections ?? [],
    annotations: documents[0]?.all ?? [],
    claims,
    speakers: bySpeaker(claims),
    // Made when a template names them: few do, and they are long.
    get csl() {
      return JSON.stringify(JSON.parse(documentsToCslJson(inputs.map(({ document }) => document))))
    },
    get front_matter() {
      return inputs[0] === undefined ? '' : frontMatterToYaml(documentFrontMatter(inputs[0])).trimEnd()
    },
    get data() {
      return inputs.map(documentData).join('\n\n')
    },
  }
}

function documentScope(input: DocumentExport, citekey: string) {
  const { document, annotations, headings = [] } = input
  const sections = sectionScopes(input, headings)
  const all = sections.flatMap((section) => section.annotations)
  return {
    id: document.id,
    title: document.title,
    author: document.byline,
    site: document.source,
    url: document.url,
    published: document.publishedAt,
    language: document.language,
    sha256: document.revision.sha256,
    link: documentLink(document.id),
    citekey,
    annotation_count: annotations.length,
    claim_count: all.filter(({ claim }) => claim !== null).length,
    tags: Array.from(new Set(all.flatMap(({ tags }) => tags))).sort(),
    sections,
    all,
  }
}

function brief({ title, author, site, url, published, link, citekey }: ReturnType<typeof documentScope>) {
  return { title, author, site, url, published, link, citekey }
}

function sectionScopes(
  { document, kinds, annotations }: DocumentExport,
  headings: readonly ArticleHeading[],
) {
  const { found, orphans } = inReadingOrder(annotations)
  const own = headings.filter(({ text }) => text.trim() !== document.title.trim())
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const pageAt = articlePages(document.revision.html)
  const scope = (annotation: Annotation, placed: OrderedAnnotation | null) => {
    const kind = kindById.get(annotation.kindId) ?? null
    return {
      id: annotation.id,
      link: annotationLink(annotation.id),
      block_id: blockId(annotation.id),
      quote: annotation.selectors.quote.exact,
      note: annotation.note,
      tags: annotation.tags,
      kind: kind?.name ?? null,
      color: kind?.color ?? null,
      glyph: kind?.glyph ?? null,
      found: placed !== null,
      start: placed?.range.start ?? null,
      end: placed?.range.end ?? null,
      within: placed?.within?.id ?? null,
      created: isoTime(annotation.createdAt),
      updated: isoTime(annotation.updatedAt),
      page: placed === null ? null : pageAt(placed.range.start),
      fields: recordFields({
        annotation,
        kind,
        within: placed?.within ?? null,
        page: placed === null ? null : pageAt(placed.range.start),
      }),
      claim: annotation.claim === null ? null : claimScope(annotation.claim),
    }
  }
  const sections = bySection(found, own).map(({ heading, annotations: placed }) => ({
    heading,
    annotations: placed.map((one) => scope(one.annotation, one)),
  }))
  if (orphans.length === 0) return sections
  return [
    ...sections,
    { heading: ORPHANS_HEADING, annotations: orphans.map((annotation) => scope(annotation, null)) },
  ]
}

function claimScope(claim: Claim) {
  const { attribution, speaker } = claim
  return {
    text: claim.claimReviewed,
    speaker: speaker?.name ?? null,
    speaker_role: speaker?.role ?? null,
    speaker_affiliation: speaker?.affiliation ?? null,
    speaker_type: speaker?.sourceType ?? null,
    attribution: attribution.kind,
    cue: attribution.cue,
    named_as: attribution.source,
    said_at: attribution.saidAt,
    place: attribution.place,
    channel: attribution.channel,
    relayed_by: attribution.relayedBy,
    verdict: claim.verdict.name,
    conclusion: claim.conclusion,
    reviewer: claim.reviewer,
    reviewed_at: claim.reviewedAt,
    evidence: claim.evidence.map(({ relation, target, note, accessedAt }) => ({
      relation,
      url: target.type === 'url' ? target.url : annotationLink(target.annotationId),
      title: target.type === 'url' && target.title !== '' ? target.title : 'another passage',
      note,
      accessed: accessedAt,
    })),
  }
}

/** Claims under their speakers, by name; those of nobody last, under null. */
function bySpeaker<One extends ReturnType<typeof claimScope>>(claims: readonly One[]) {
  const groups = Map.groupBy(claims, ({ speaker }) => speaker ?? '')
  const names = Array.from(groups.keys()).sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : a > b ? 1 : 0,
  )
  return names.map((name) => {
    const own = groups.get(name) ?? []
    return {
      name: name === '' ? null : name,
      role: own[0]?.speaker_role ?? null,
      affiliation: own[0]?.speaker_affiliation ?? null,
      type: own[0]?.speaker_type ?? null,
      claims: own,
    }
  })
}

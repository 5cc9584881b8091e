import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../export/hostile-text.ts'
import { annotationToMarkdown, documentsToMarkdown, documentToMarkdown } from '../export/markdown.ts'
import {
  sampleAnnotation,
  sampleAnnotations,
  sampleClaim,
  sampleDocument,
  sampleExport,
  sampleKind,
  sampleKinds,
  sampleSpeaker,
  sampleVerdict,
} from '../export/samples.ts'
import type { Annotation } from '../model/annotation.ts'
import type { ImportedAnnotation } from './imported.ts'
import { parsePostilMarkdown } from './markdown.ts'

const sample = sampleExport({ level: 2, text: 'A heading', start: 10 })

/** What an import can know of an annotation: all of it, but for a speaker's count of claims. */
function expected({ claim, documentId: document, ...rest }: Annotation): Partial<ImportedAnnotation> {
  const annotation = { ...rest, document }
  if (claim === null) return { ...annotation, claim }
  const { speaker, verdict } = claim
  const { claimCount: _, ...known } = speaker ?? sampleSpeaker
  return {
    ...annotation,
    claim: {
      ...claim,
      speaker: speaker === null ? null : known,
      verdict: { id: verdict.id, name: verdict.name },
    },
  }
}

const edit = (from: string, to: string): ImportedAnnotation | undefined => {
  const markdown = documentToMarkdown(sample)
  expect(markdown).toContain(from)
  return parsePostilMarkdown(markdown.replace(from, to)).annotations[0]
}

describe('Postil’s Markdown, read again', () => {
  it('gives back documents, annotations, kinds, speakers and verdicts', () => {
    const imported = parsePostilMarkdown(documentToMarkdown({ ...sample, withArticle: true }))
    expect(imported.notUnderstood).toEqual([])
    expect(imported.kinds).toEqual(sampleKinds)
    expect(imported.verdicts).toEqual([sampleVerdict])
    const { claimCount: _, ...speaker } = sampleSpeaker
    expect(imported.speakers).toEqual([speaker])
    expect(imported.documents).toHaveLength(1)
    const { annotationCount: _a, wordCount: _w, revision, ...document } = sampleDocument
    expect(imported.documents[0]).toMatchObject({ ...document, sha256: revision.sha256 })
    const { documentId: _d, ...words } = revision
    expect(imported.documents[0]?.revisions).toEqual([words])
    expect(imported.annotations).toHaveLength(3)
    imported.annotations.forEach((annotation, index) => {
      const stored = sampleAnnotations[index]?.annotation
      expect(stored).toBeDefined()
      if (stored !== undefined) expect(annotation).toMatchObject(expected(stored))
    })
  })

  it('gives back any string in any field', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, fc.array(hostileTag, { maxLength: 3 }), (words, note, tags) => {
        const claim = {
          ...sampleClaim,
          claimReviewed: words,
          conclusion: note,
          reviewer: note.slice(0, 1_000),
          speaker: {
            ...sampleSpeaker,
            name: words.slice(0, 1_000),
            aliases: [words.slice(0, 1_000)],
            role: note.slice(0, 1_000),
          },
          attribution: {
            ...sampleClaim.attribution,
            cue: note.slice(0, 10_000),
            source: words.slice(0, 10_000),
          },
          verdict: { ...sampleVerdict, name: words.slice(0, 1_000) },
          evidence: sampleClaim.evidence.map((one) => ({ ...one, note })),
        }
        const annotation = sampleAnnotation(1, 0, 9, { note, tags, claim, kindId: sampleKind(0).id })
        annotation.selectors.quote = { type: 'TextQuoteSelector', exact: words, prefix: note, suffix: note }
        const document = {
          ...sampleDocument,
          title: words.slice(0, 10_000),
          byline: note.slice(0, 10_000),
          source: words.slice(0, 10_000),
        }
        const other = sampleAnnotation(2, 10, 19, { note })
        const markdown = documentToMarkdown({
          document,
          kinds: sampleKinds,
          annotations: [
            { annotation, range: { start: 0, end: 9 } },
            { annotation: other, range: { start: 10, end: 19 } },
          ],
        })
        const imported = parsePostilMarkdown(markdown)
        expect(imported.notUnderstood).toEqual([])
        expect(imported.annotations).toHaveLength(2)
        expect(imported.annotations[0]).toMatchObject(expected(annotation))
        expect(imported.annotations[1]).toMatchObject(expected(other))
        expect(imported.documents).toHaveLength(1)
        expect(imported.documents[0]).toMatchObject({
          title: document.title,
          byline: document.byline,
          source: document.source,
        })
      }),
      { numRuns: 400 },
    )
  })

  it('reads several documents from one file', () => {
    const second = sampleAnnotation(9, 0, 5)
    const other = { ...sampleDocument, id: '01JD0000000000000000000002' as typeof sampleDocument.id }
    const markdown = documentsToMarkdown([
      sample,
      {
        ...sample,
        document: other,
        annotations: [{ annotation: { ...second, documentId: other.id }, range: { start: 0, end: 5 } }],
      },
    ])
    const imported = parsePostilMarkdown(markdown)
    expect(imported.documents.map(({ id }) => id)).toEqual([sampleDocument.id, other.id])
    expect(imported.annotations.map(({ document }) => document)).toEqual([
      sampleDocument.id,
      sampleDocument.id,
      sampleDocument.id,
      other.id,
    ])
  })

  it('takes what a person has edited in the file', () => {
    expect(edit('He said so **twice**.', 'He said so once.')?.note).toMatch(/^He said so once\./)
    expect(edit('#fact-check\n', '#fact-check #new\n')?.tags).toEqual([
      'huawei',
      'trade/tariffs',
      'fact check',
      'new',
    ])
    expect(edit('**Verdict:** Unchecked', '**Verdict:** False')?.claim?.verdict).toEqual({
      id: null,
      name: 'False',
    })
    expect(edit('**Claim:** The ban', '**Claim:** This ban')?.claim?.claimReviewed).toMatch(
      /^This ban abuses/,
    )
    expect(edit('Gao Feng (spokesman', 'Gao Fang (spokesman')?.claim?.speaker).toMatchObject({
      id: null,
      name: 'Gao Fang',
      role: 'spokesman',
      affiliation: 'Chinese commerce ministry',
      sourceType: 'named individual',
    })
    expect(edit('contradicts [WTO', 'supports [WTO')?.claim?.evidence[0]).toMatchObject({
      relation: 'supports',
      target: { type: 'url', url: 'https://example.org/wto_(1)', title: 'WTO text' },
      note: 'Article XXI',
    })
    expect(edit('direct, “told', 'indirect, “told')?.claim?.attribution).toEqual({
      ...sampleClaim.attribution,
      kind: 'indirect',
    })
    expect(edit('by Ann Onymous on', 'by Bob on')?.claim).toMatchObject({
      reviewer: 'Bob',
      reviewedAt: '2026-09-21',
    })
    const markdown = documentToMarkdown(sample).replace(/^title: .*$/m, 'title: Corrected')
    expect(parsePostilMarkdown(markdown).documents[0]?.title).toBe('Corrected')
  })

  it('reads a copied record that has no data', () => {
    const annotation = sampleAnnotation(1, 0, 120, {
      claim: sampleClaim,
      kindId: sampleKind(0).id,
      tags: ['a'],
      note: 'Mine.',
    })
    const copied = annotationToMarkdown({ annotation, kind: sampleKind(0), document: sampleDocument })
    const [read] = parsePostilMarkdown(`Some text.\n\n${copied}\nMore text.\n`).annotations
    expect(read).toMatchObject({
      id: annotation.id,
      kindName: 'Claim',
      tags: ['a'],
      selectors: { quote: { exact: annotation.selectors.quote.exact } },
      claim: {
        claimReviewed: sampleClaim.claimReviewed,
        reviewer: 'Ann Onymous',
        conclusion: 'Not settled.',
      },
    })
  })

  it('reports a damaged line of data, and reads everything else', () => {
    const markdown = documentToMarkdown(sample).replace('{"speaker":', '{"speaker"')
    const imported = parsePostilMarkdown(markdown)
    expect(imported.notUnderstood).toHaveLength(1)
    expect(imported.notUnderstood[0]?.why).toBe('This line of Postil’s data is damaged.')
    expect(imported.annotations).toHaveLength(3)
  })

  it('never fails on Markdown of others', () => {
    fc.assert(fc.property(hostileText, (text) => void parsePostilMarkdown(text)))
  })
})

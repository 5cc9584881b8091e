import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTag, hostileText, hostileWords } from '../export/hostile-text.ts'
import { libraryToJson } from '../export/library-json.ts'
import { annotationToRecord, documentToRecord, referencesOf } from '../export/postil-record.ts'
import {
  sampleAnnotation,
  sampleAnnotations,
  sampleClaim,
  sampleDocument,
  sampleKinds,
  sampleSpeaker,
} from '../export/samples.ts'
import { parsePostilJson, postilLibrary } from './postil-json.ts'

const annotations = sampleAnnotations.map(({ annotation }) => annotation)
const write = (list = annotations, document = sampleDocument): string =>
  libraryToJson({
    ...referencesOf(list, sampleKinds),
    documents: [documentToRecord(document, [document.revision])],
    annotations: list.map(annotationToRecord),
  })

describe('Postil’s JSON, read again', () => {
  it('gives back every record', () => {
    const json = write()
    const library = postilLibrary.parse(JSON.parse(json))
    const imported = parsePostilJson(json)
    expect(imported.notUnderstood).toEqual([])
    expect(imported.kinds).toEqual(library.kinds)
    expect(imported.documents).toMatchObject(library.documents)
    expect(imported.annotations.map(({ id, note, tags }) => ({ id, note, tags }))).toEqual(
      annotations.map(({ id, note, tags }) => ({ id, note, tags })),
    )
    const { claimCount: _, ...speaker } = sampleSpeaker
    expect(imported.annotations[0]?.claim).toMatchObject({ speaker, evidence: sampleClaim.evidence })
    expect(parsePostilJson(JSON.stringify(JSON.parse(json), null, 4)).annotations).toHaveLength(3)
  })

  it('gives back any string in any field', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, fc.array(hostileTag, { maxLength: 3 }), (words, note, tags) => {
        const claim = { ...sampleClaim, claimReviewed: words, conclusion: note }
        const annotation = sampleAnnotation(1, 0, 9, { note, tags, claim })
        annotation.selectors.quote = { type: 'TextQuoteSelector', exact: words, prefix: note, suffix: note }
        const document = { ...sampleDocument, title: words.slice(0, 10_000), byline: note.slice(0, 10_000) }
        const imported = parsePostilJson(write([annotation], document))
        expect(imported.notUnderstood).toEqual([])
        expect(imported.annotations[0]).toMatchObject({
          note,
          tags,
          selectors: annotation.selectors,
          claim: { claimReviewed: words, conclusion: note },
        })
        expect(imported.documents[0]).toMatchObject({ title: document.title, byline: document.byline })
      }),
    )
  })

  it('passes over damaged and incomplete records, and says where they are', () => {
    const json = write()
    const lines = json.split('\n')
    const bad = lines.findIndex((line) => line.startsWith('{"id":"01JA0000000000000000000002"'))
    const broken = [...lines]
    broken[bad] = broken[bad]?.slice(0, 50) ?? ''
    expect(parsePostilJson(broken.join('\n'))).toMatchObject({
      annotations: [{ id: annotations[0]?.id }, { id: annotations[2]?.id }],
      notUnderstood: [{ line: bad + 1, why: 'This line is damaged.' }],
    })
    const incomplete = parsePostilJson(json.replace('"note":"",', ''))
    expect(incomplete.annotations).toHaveLength(2)
    expect(incomplete.notUnderstood[0]?.why).toMatch(/^This record of “annotations” is not complete: note /)
    expect(parsePostilJson(lines.slice(0, bad).join('\n')).annotations).toHaveLength(1)
    expect(parsePostilJson('{}').notUnderstood).toHaveLength(1)
    expect(parsePostilJson('nothing').notUnderstood).toHaveLength(1)
  })
})

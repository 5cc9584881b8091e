import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { speakerId } from '../../shared/model/ids.ts'
import {
  createAnnotation,
  listAnnotations,
  removeAnnotations,
  updateAnnotation,
} from '../store/annotations.ts'
import { updateClaim } from '../store/claim-edits.ts'
import { createDocument, getDocument, saveReadingPosition } from '../store/documents.ts'
import { addEvidence } from '../store/evidence-edits.ts'
import { reviseDocument } from '../store/revisions.ts'
import { addedDocument, annotationDraft, documentDraft, openedLibrary } from '../store/library-fixture.ts'
import { recordStep } from '../store/journal.ts'
import { listKinds } from '../store/kinds.ts'
import { changeDocuments, tagDocuments } from '../store/shelf.ts'
import { createSpeaker } from '../store/speaker-edits.ts'
import { NO_FILES } from '../store/revisions.ts'
import { inOneThread } from './in-one-thread.ts'
import { documentsOf } from './library-source.ts'

const everything = { what: 'everything', withHistory: true, withImages: false } as const

it('hands on what the library says, claims and their evidence included, and nothing that is in the trash', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const document = addedDocument(library)
  const make = (changes = {}) => createAnnotation(store, clock, annotationDraft(library, document, changes))
  const claim = make({ kind: 0, tags: ['trade', 'a', 'b'] })
  const [gone, other, unseen] = [make({ note: 'gone' }), make(), make({ kind: 0 })]
  const { id } = createSpeaker(store, clock, {
    ...{ name: 'Gao Feng', aliases: ['he', '“Gao”'], role: null, affiliation: '', sourceType: 'other' },
  })
  updateClaim(store, clock, claim.id, { speakerId: speakerId.parse(id), attribution: { cue: 'said' } })
  for (const target of [other, gone]) {
    const link = { relation: 'contradicts' as const, note: '', accessedAt: '2026-09-20' }
    addEvidence(store, clock, claim.id, {
      ...link,
      target: { type: 'annotation', annotationId: target.id },
    })
    addEvidence(store, clock, claim.id, {
      ...link,
      target: { type: 'url', url: `https://example.org/${target.id}`, title: target.note },
    })
  }
  removeAnnotations(store, clock, [gone.id])
  updateAnnotation(store, clock, unseen.id, { kindId: listKinds(store)[1]!.id })
  recordStep(store, { label: 'revise', now: clock.now() }, () =>
    reviseDocument(store, clock, document.id, documentDraft('China hits back again.'), NO_FILES),
  )
  changeDocuments(store, clock, [document.id], { status: 'reading', isStarred: true })
  tagDocuments(store, clock, [document.id], ['two', 'one'], [])
  createDocument(store, clock, { ...documentDraft('Another one.'), url: null })

  const [fed, bare] = [...documentsOf(inOneThread(store), { ...everything, scope: { kind: 'library' } })]
  const stored = listAnnotations(store, document.id)
  // How many claims a speaker has is not handed on.
  const uncounted = stored.map(({ claim: record, ...one }) => ({
    ...one,
    claim: record?.speaker ? { ...record, speaker: { ...record.speaker, claimCount: 0 } } : record,
  }))
  expect(fed?.annotations).toEqual(uncounted)
  expect(fed?.annotations.map(({ claim: record }) => record?.evidence.length)).toEqual([
    3,
    undefined,
    undefined,
  ])
  expect(fed?.document).toEqual(getDocument(store, document.id))
  expect(fed?.earlierTexts).toEqual(new Map([[document.revisionId, document.revision.text]]))
  expect(fed?.history.map(({ text }) => text)).toEqual([document.revision.text, 'China hits back again.'])
  expect(fed?.marks).toEqual({ status: 'reading', isStarred: true, tags: ['one', 'two'] })
  expect(bare).toMatchObject({ annotations: [], marks: {}, position: null, progress: null })
})

it('hands on numbers to the last digit', () => {
  const library = openedLibrary()
  const { store, clock } = library
  const { id } = addedDocument(library)
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (pixels, progress) => {
        saveReadingPosition(store, clock, id, { offset: 7, pixels }, progress)
        const [fed] = documentsOf(inOneThread(store), { ...everything, scope: { kind: 'library' } })
        expect(fed?.position).toEqual({ offset: 7, pixels: pixels + 0 })
        expect(fed?.progress).toBe(progress + 0)
      },
    ),
  )
})

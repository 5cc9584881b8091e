import { expect, test } from 'vitest'
import type { EvidenceDraft } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { removeAnnotations, updateAnnotation } from './annotations.ts'
import { contradictionsOf, linksOf } from './claim-links.ts'
import { claimOf } from './claims.ts'
import { claimsFixture, named } from './claims-fixture.ts'
import { addEvidence, removeEvidence, updateEvidence } from './evidence-edits.ts'
import { redo, undo } from './journal.ts'
import { listKinds } from './kinds.ts'
import { createSpeaker, mergeSpeakers } from './speaker-edits.ts'

const FIRST = 'We do not spy, said the company.'
const SECOND = 'The company spied, said the report.'

function twoArticles() {
  const library = claimsFixture()
  const { store, clock } = library
  const documents = [library.addDocument(FIRST), library.addDocument(SECOND)] as const
  const company = createSpeaker(store, clock, named('the company'))
  const denial = library.addClaim(documents[0], FIRST, 'We do not spy', { speakerId: company.id })
  const charge = library.addClaim(documents[1], SECOND, 'The company spied')
  return { ...library, documents, company, denial, charge }
}

function link(to: AnnotationId, relation: EvidenceDraft['relation'] = 'contradicts'): EvidenceDraft {
  return { relation, target: { type: 'annotation', annotationId: to }, note: '', accessedAt: '2019-05-20' }
}
const PAGE: EvidenceDraft = {
  relation: 'supports',
  target: { type: 'url', url: 'https://example.org/report', title: 'The report' },
  note: 'page 3',
  accessedAt: '2019-05-21',
}

test('a link is seen from both ends, with who says what where', () => {
  const { store, clock, denial, charge, company, documents } = twoArticles()
  const evidence = addEvidence(store, clock, charge.id, link(denial.id))
  expect(linksOf(store, charge.id)).toEqual([
    {
      evidence,
      isIncoming: false,
      other: {
        annotationId: denial.id,
        documentId: documents[0].id,
        documentTitle: documents[0].title,
        text: 'We do not spy',
        quote: 'We do not spy',
        speaker: { id: company.id, name: 'the company' },
        verdictId: denial.claim?.verdict.id,
      },
    },
  ])
  expect(linksOf(store, denial.id)).toMatchObject([
    { evidence, isIncoming: true, other: { annotationId: charge.id } },
  ])
  expect(contradictionsOf(store, company.id)).toMatchObject([
    { claim: { annotationId: charge.id }, other: { annotationId: denial.id } },
  ])
})

test('links keep the order in which they were made, and the page, the note and the date of access', () => {
  const { store, clock, denial, charge } = twoArticles()
  addEvidence(store, clock, charge.id, PAGE)
  addEvidence(store, clock, charge.id, link(denial.id))
  addEvidence(store, clock, charge.id, link(denial.id, 'repeats'))
  const evidence = claimOf(store, charge.id)?.evidence ?? []
  expect(evidence.map(({ relation }) => relation)).toEqual(['supports', 'contradicts', 'repeats'])
  expect(evidence[0]).toMatchObject(PAGE)
})

test('the same link is made once; a second time changes its note', () => {
  const { store, clock, charge } = twoArticles()
  const first = addEvidence(store, clock, charge.id, PAGE)
  const second = addEvidence(store, clock, charge.id, { ...PAGE, note: 'page 4' })
  expect(second).toEqual({ ...first, note: 'page 4' })
})

test('no claim is evidence of itself, and none leads to what is not there', () => {
  const { store, clock, denial, charge, tables } = twoArticles()
  removeAnnotations(store, clock, [denial.id])
  const before = tables()
  expect(addEvidence(store, clock, charge.id, link(charge.id))).toBeNull()
  expect(addEvidence(store, clock, charge.id, link(denial.id))).toBeNull()
  expect(addEvidence(store, clock, denial.id, PAGE)).toBeNull()
  expect(tables()).toEqual(before)
})

test('a link to a claim in the trash is not seen, and undo brings it back', () => {
  const { store, clock, denial, charge, company, tables } = twoArticles()
  addEvidence(store, clock, charge.id, link(denial.id))
  const before = tables()
  removeAnnotations(store, clock, [denial.id])
  expect(linksOf(store, charge.id)).toEqual([])
  expect(claimOf(store, charge.id)?.evidence).toEqual([])
  expect(contradictionsOf(store, company.id)).toEqual([])
  undo(store)
  expect(tables()).toEqual(before)
  expect(linksOf(store, charge.id)).toHaveLength(1)
})

test('a document in the trash leaves no link dangling at either end, and undo brings all of them back', () => {
  const { store, clock, denial, charge, company, documents, trashDocument, tables } = twoArticles()
  addEvidence(store, clock, charge.id, link(denial.id))
  addEvidence(store, clock, denial.id, link(charge.id, 'context'))
  const before = tables()
  for (const document of documents) {
    trashDocument(document)
    const rest = document === documents[0] ? charge : denial
    expect(linksOf(store, rest.id)).toEqual([])
    expect(claimOf(store, rest.id)?.evidence).toEqual([])
    expect(contradictionsOf(store, company.id)).toEqual([])
    undo(store)
    expect(tables()).toEqual(before)
    expect(linksOf(store, rest.id)).toHaveLength(2)
  }
})

test('an annotation that is removed for good takes its links along, and undo of the step brings them back', () => {
  const { store, clock, denial, charge, tables } = twoArticles()
  addEvidence(store, clock, charge.id, link(denial.id))
  const after = tables()
  // Link, second claim, first claim: undoing the making of a claim deletes its row.
  for (let step = 0; step < 3; step += 1) undo(store)
  expect(store.pragma('foreign_key_check')).toEqual([])
  expect(tables()['evidence']).toEqual([])
  for (let step = 0; step < 3; step += 1) redo(store)
  expect(tables()).toEqual(after)
})

test('links are changed and removed, and each can be undone', () => {
  const { store, clock, charge, tables } = twoArticles()
  const evidence = addEvidence(store, clock, charge.id, PAGE)!
  const before = tables()
  expect(updateEvidence(store, clock, evidence.id, { relation: 'context' })).toMatchObject({
    relation: 'context',
    note: 'page 3',
  })
  expect(removeEvidence(store, clock, [evidence.id])).toBe(1)
  expect(claimOf(store, charge.id)?.evidence).toEqual([])
  undo(store)
  undo(store)
  expect(tables()).toEqual(before)
})

test('claims that contradict each other are shown on the page of whom they were merged into', () => {
  const { store, clock, denial, charge, company } = twoArticles()
  addEvidence(store, clock, charge.id, link(denial.id))
  const huawei = createSpeaker(store, clock, named('Huawei'))
  mergeSpeakers(store, clock, huawei.id, [company.id])
  expect(contradictionsOf(store, huawei.id)).toHaveLength(1)
})

test('a claim that was made a question is no claim until it is changed back', () => {
  const { store, clock, denial, charge } = twoArticles()
  addEvidence(store, clock, charge.id, link(denial.id))
  const [claimKind, , , question] = listKinds(store)
  updateAnnotation(store, clock, charge.id, { kindId: question!.id })
  expect(claimOf(store, charge.id)).toBeNull()
  expect(linksOf(store, denial.id)).toEqual([])
  updateAnnotation(store, clock, charge.id, { kindId: claimKind!.id })
  expect(claimOf(store, charge.id)?.evidence).toHaveLength(1)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claim } from '../../shared/model/claim.ts'
import type { ClaimChange } from '../../shared/model/claim-history.ts'
import { updateClaim, updateClaims } from './claim-edits.ts'
import { claimHistory } from './claim-history.ts'
import { claimOf } from './claims.ts'
import { claimsFixture, named } from './claims-fixture.ts'
import { addEvidence, removeEvidence } from './evidence-edits.ts'
import { redo, undo } from './journal.ts'
import { createSpeaker, mergeSpeakers, removeSpeakers, splitSpeaker } from './speaker-edits.ts'
import { listSpeakers } from './speakers.ts'
import { listVerdicts, removeVerdict } from './verdicts.ts'

const TEXT = 'One thing was said. Another thing was said. A third thing was denied.'

/** What a claim holds, by the names that its history uses. */
function present(claim: Claim): Record<string, string | null> {
  return {
    claimReviewed: claim.claimReviewed,
    speaker: claim.speaker?.name ?? null,
    verdict: claim.verdict.name,
    attributionKind: claim.attribution.kind,
    cue: claim.attribution.cue,
    conclusion: claim.conclusion,
    reviewedAt: claim.reviewedAt,
  }
}

/** What the history says that a claim holds: each change must begin where the one before it ended. */
function replayed(
  changes: readonly ClaimChange[],
  start: Record<string, string | null>,
): Record<string, string | null> {
  const state = { ...start }
  for (const { field, before, after } of changes) {
    if (!(field in state)) continue
    expect(before, field).toBe(state[field])
    state[field] = after
  }
  return state
}

const step = fc.record({
  what: fc.constantFrom(
    'verdict',
    'speaker',
    'cue',
    'conclusion',
    'bulk',
    'merge',
    'split',
    'drop',
    'link',
    'unlink',
    'undo',
    'redo',
    'undo',
    'drop verdict',
  ),
  which: fc.nat(2),
  value: fc.nat(5),
})

test('whatever is done and undone, the history of each claim leads from its making to what it holds now', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { store, clock, addDocument, addClaim, time } = claimsFixture()
      const document = addDocument(TEXT)
      for (const name of ['A', 'B', 'C']) createSpeaker(store, clock, named(name))
      const claims = ['One thing was said.', 'Another thing was said.', 'A third thing was denied.'].map(
        (quote) => addClaim(document, TEXT, quote),
      )
      const starts = claims.map(({ id }) => present(claimOf(store, id)!))
      const made = new Map(claims.map(({ id }) => [id, claimHistory(store, id)[0]?.id ?? 0]))
      for (const { what, which, value } of steps) {
        time.now += 20_000
        const { id } = claims[which]!
        const other = claims[(which + 1) % 3]!
        const speakers = listSpeakers(store)
        const speaker = speakers[value % Math.max(1, speakers.length)]
        const verdicts = listVerdicts(store)
        const verdict = verdicts[value % verdicts.length]!
        if (what === 'verdict') updateClaim(store, clock, id, { verdictId: verdict.id })
        if (what === 'speaker') updateClaim(store, clock, id, { speakerId: speaker?.id ?? null })
        if (what === 'cue')
          updateClaim(store, clock, id, { attribution: { cue: `cue ${value}`, kind: 'direct' } })
        if (what === 'conclusion') updateClaim(store, clock, id, { conclusion: `so ${value}` })
        if (what === 'bulk')
          updateClaims(store, clock, [id, other.id], { verdictId: verdict.id, addTags: [`tag ${value}`] })
        if (what === 'merge' && speakers.length > 1)
          mergeSpeakers(store, clock, speakers[0]!.id, [speakers[1]!.id])
        if (what === 'split' && speaker !== undefined)
          splitSpeaker(store, clock, speaker.id, named(`N${value}`), [id])
        if (what === 'drop' && speaker !== undefined) removeSpeakers(store, clock, [speaker.id])
        if (what === 'drop verdict')
          removeVerdict(store, clock, verdict.id, verdicts[(value + 1) % verdicts.length]!.id)
        if (what === 'link') {
          addEvidence(store, clock, id, {
            relation: 'contradicts',
            target: { type: 'annotation', annotationId: other.id },
            note: '',
            accessedAt: '2019-05-20',
          })
        }
        if (what === 'unlink')
          removeEvidence(
            store,
            clock,
            (claimOf(store, id)?.evidence ?? []).map((one) => one.id),
          )
        if (what === 'undo' && value < 4) undo(store)
        if (what === 'redo') redo(store)
        // Undoing the making of a claim is a story of its own.
        if (claims.some((one) => claimOf(store, one.id) === null)) redo(store)
      }
      for (const [index, { id }] of claims.entries()) {
        const claim = claimOf(store, id)
        if (claim === null) continue
        const changes = claimHistory(store, id)
          .filter((change) => change.id > made.get(id)!)
          .reverse()
        expect(replayed(changes, starts[index]!)).toEqual(present(claim))
      }
    }),
    { numRuns: 60 },
  )
})

test('links come into the history in words', () => {
  const { store, clock, addDocument, addClaim } = claimsFixture()
  const document = addDocument(TEXT)
  const claim = addClaim(document, TEXT, 'One thing was said.')
  const other = addClaim(document, TEXT, 'Another thing was said.')
  const link = { note: 'see page 3', accessedAt: '2019-05-20' }
  addEvidence(store, clock, claim.id, {
    relation: 'contradicts',
    target: { type: 'annotation', annotationId: other.id },
    ...link,
  })
  addEvidence(store, clock, claim.id, {
    relation: 'supports',
    target: { type: 'url', url: 'https://example.org/', title: 'Example' },
    ...link,
    note: '',
  })
  const [second, first] = claimHistory(store, claim.id)
  expect(first).toMatchObject({
    field: 'evidence',
    before: null,
    after: 'contradicts: Another thing was said. (see page 3)',
  })
  expect(second).toMatchObject({ field: 'evidence', before: null, after: 'supports: https://example.org/' })
})

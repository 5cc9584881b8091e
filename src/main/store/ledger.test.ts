import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindId } from '../../shared/model/ids.ts'
import {
  everyClaim,
  ledgerGroupings,
  ledgerSorts,
  type LedgerFilter,
  type LedgerQuery,
} from '../../shared/model/ledger.ts'
import { removeAnnotations, updateAnnotation } from './annotations.ts'
import { updateClaim, updateClaims } from './claim-edits.ts'
import { claimsFixture, named } from './claims-fixture.ts'
import { addEvidence } from './evidence-edits.ts'
import { outsideSteps, redo, undo } from './journal.ts'
import { warmLedger } from './ledger-index.ts'
import { ledgerBreakdown, ledgerClaims, ledgerRows, ledgerView } from './ledger.ts'
import { createSpeaker, mergeSpeakers, updateSpeaker } from './speaker-edits.ts'
import { listSpeakers } from './speakers.ts'
import { listVerdicts } from './verdicts.ts'

const FIRST = 'Alpha spoke of tariffs. Beta denied spying. Alpha spoke again.'
const SECOND = 'Nobody spoke of Zürich. Beta spied.'

function smallLedger() {
  const library = claimsFixture()
  const { store, clock } = library
  const first = library.addDocument(FIRST)
  const second = library.addDocument(SECOND)
  const alpha = createSpeaker(store, clock, named('Alpha'))
  const beta = createSpeaker(store, clock, { ...named('Béta'), sourceType: 'unnamed group' })
  const verdict = (name: string) => listVerdicts(store).find((one) => one.name === name)!.id
  const claims = [
    library.addClaim(first, FIRST, 'Alpha spoke of tariffs.', {
      speakerId: alpha.id,
      attribution: { saidAt: '2018-03-02' },
    }),
    library.addClaim(first, FIRST, 'Beta denied spying.', {
      speakerId: beta.id,
      verdictId: verdict('False'),
      conclusion: 'They did.',
    }),
    library.addClaim(first, FIRST, 'Alpha spoke again.', {
      speakerId: alpha.id,
      attribution: { saidAt: '2018-03', kind: 'direct' },
    }),
    library.addClaim(second, SECOND, 'Nobody spoke of Zürich.', { attribution: { saidAt: 'last week' } }),
  ] as const
  updateClaims(store, clock, [claims[0].id, claims[3].id], { addTags: ['trade'] })
  updateClaims(store, clock, [claims[0].id], { addTags: ['2018'] })
  const quotes = (query: Partial<LedgerQuery>) =>
    ledgerRows(store, { groupBy: 'none', sortBy: 'newest', filter: everyClaim, ...query }, 0, 100).map(
      ({ quote }) => quote,
    )
  const passing = (filter: Partial<LedgerFilter>) =>
    quotes({ filter: { ...everyClaim, ...filter }, sortBy: 'place' })
  const headings = (groupBy: LedgerQuery['groupBy']) =>
    ledgerView(store, { groupBy, sortBy: 'newest', filter: everyClaim }).groups.map(
      ({ label, count, unchecked }) => `${label}: ${count}, ${unchecked} unchecked`,
    )
  return { ...library, first, second, alpha, beta, verdict, claims, quotes, passing, headings }
}

test('claims are grouped by speaker, verdict, document, tag and month, with what is left to check', () => {
  const { headings } = smallLedger()
  expect(headings('none')).toEqual([': 4, 3 unchecked'])
  expect(headings('speaker')).toEqual(['Alpha: 2, 2 unchecked', 'Béta: 1, 0 unchecked', ': 1, 1 unchecked'])
  expect(headings('verdict')).toEqual(['Unchecked: 3, 3 unchecked', 'False: 1, 0 unchecked'])
  expect(headings('document')).toEqual([
    'Alpha spoke of tarif: 3, 2 unchecked',
    'Nobody spoke of Züri: 1, 1 unchecked',
  ])
  expect(headings('tag')).toEqual(['trade: 2, 2 unchecked', '2018: 1, 1 unchecked', ': 2, 1 unchecked'])
  expect(headings('month')).toEqual(['2019-05: 2, 1 unchecked', '2018-03: 2, 2 unchecked'])
})

test('a claim with two tags stands under each, and counts once', () => {
  const { store } = smallLedger()
  const view = ledgerView(store, { groupBy: 'tag', sortBy: 'newest', filter: everyClaim })
  expect([view.claims, view.rows]).toEqual([4, 5])
})

test('unchecked claims come first, or the newest, the oldest, or those read first', () => {
  const { quotes } = smallLedger()
  const [tariffs, denial, again, zurich] = [
    'Alpha spoke of tariffs.',
    'Beta denied spying.',
    'Alpha spoke again.',
    'Nobody spoke of Zürich.',
  ]
  expect(quotes({ sortBy: 'unchecked' })).toEqual([zurich, tariffs, again, denial])
  expect(quotes({ sortBy: 'newest' })).toEqual([zurich, denial, tariffs, again])
  expect(quotes({ sortBy: 'oldest' })).toEqual([again, tariffs, denial, zurich])
  expect(quotes({ sortBy: 'place' })).toEqual([tariffs, denial, again, zurich])
})

test('a row says who said what where, when, with which tags and links', () => {
  const { store, clock, claims, first, alpha, verdict } = smallLedger()
  addEvidence(store, clock, claims[1].id, {
    relation: 'contradicts',
    target: { type: 'annotation', annotationId: claims[0].id },
    note: '',
    accessedAt: '2019-05-20',
  })
  const [row] = ledgerRows(store, { groupBy: 'none', sortBy: 'place', filter: everyClaim }, 0, 1)
  expect(row).toEqual({
    annotationId: claims[0].id,
    documentId: first.id,
    documentTitle: first.title,
    claimReviewed: 'Alpha spoke of tariffs.',
    quote: 'Alpha spoke of tariffs.',
    speaker: { id: alpha.id, name: 'Alpha' },
    verdictId: verdict('Unchecked'),
    conclusion: '',
    tags: ['trade', '2018'],
    attributionKind: null,
    date: '2018-03-02',
    links: { supports: 0, contradicts: 1, context: 0, repeats: 0 },
  })
})

test('each filter lets those pass that fit it, and all of them together those that fit all', () => {
  const { passing, alpha, beta, first, second, verdict, store, clock, claims } = smallLedger()
  const [tariffs, denial, again, zurich] = [
    'Alpha spoke of tariffs.',
    'Beta denied spying.',
    'Alpha spoke again.',
    'Nobody spoke of Zürich.',
  ]
  expect(passing({ speakerIds: [beta.id, null] })).toEqual([denial, zurich])
  expect(passing({ verdictIds: [verdict('False')] })).toEqual([denial])
  expect(passing({ documentIds: [second.id] })).toEqual([zurich])
  expect(passing({ tags: ['2018'] })).toEqual([tariffs])
  expect(passing({ sourceTypes: ['unnamed group'] })).toEqual([denial])
  expect(passing({ sourceTypes: [null] })).toEqual([zurich])
  expect(passing({ sourceTypes: ['database'] })).toEqual([])
  expect(passing({ attributionKinds: ['direct'] })).toEqual([again])
  expect(passing({ fromMonth: '2018-01', toMonth: '2018-03' })).toEqual([tariffs, again])
  expect(passing({ fromMonth: '2018-04' })).toEqual([denial, zurich])
  expect(passing({ text: 'alpha SPOKE' })).toEqual([tariffs, again])
  expect(passing({ text: 'zurich' })).toEqual([zurich])
  expect(passing({ text: 'beta they' })).toEqual([denial])
  expect(passing({ isContradicted: true })).toEqual([])
  addEvidence(store, clock, claims[1].id, {
    relation: 'contradicts',
    target: { type: 'annotation', annotationId: claims[3].id },
    note: '',
    accessedAt: '2019-05-20',
  })
  expect(passing({ isContradicted: true })).toEqual([denial, zurich])
  expect(passing({ isContradicted: true, documentIds: [first.id], speakerIds: [alpha.id] })).toEqual([])
  expect(ledgerClaims(store, { ...everyClaim, tags: ['trade'] })).toEqual([claims[3].id, claims[0].id])
})

test('names are searched and shown as they are now', () => {
  const { store, clock, alpha, passing, headings } = smallLedger()
  expect(passing({ text: 'gamma' })).toEqual([])
  updateSpeaker(store, clock, alpha.id, { name: 'Gamma' })
  expect(passing({ text: 'gamma' })).toHaveLength(2)
  expect(headings('speaker')[0]).toBe('Gamma: 2, 2 unchecked')
})

test('the breakdown counts every verdict of each group', () => {
  const { store, verdict } = smallLedger()
  const [alpha, beta] = ledgerBreakdown(store, 'speaker', everyClaim)
  expect(alpha).toMatchObject({ label: 'Alpha', count: 2 })
  expect(alpha?.verdicts.find(({ verdictId }) => verdictId === verdict('Unchecked'))?.count).toBe(2)
  expect(beta?.verdicts.find(({ verdictId }) => verdictId === verdict('False'))?.count).toBe(1)
  expect(beta?.verdicts).toHaveLength(6)
})

const step = fc.record({
  what: fc.constantFrom(
    'verdict',
    'speaker',
    'tag',
    'date',
    'words',
    'kind',
    'trash',
    'trash document',
    'merge',
    'publish',
    'retag',
    'undo',
    'undo',
    'redo',
  ),
  which: fc.nat(3),
  value: fc.nat(5),
})

test('whatever is done and undone, the ledger shows what a freshly opened library would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const ledger = smallLedger()
      const { store, clock, claims, first, second, trashDocument, time } = ledger
      ledgerView(store, { groupBy: 'none', sortBy: 'newest', filter: { ...everyClaim, text: 'a' } })
      for (const { what, which, value } of steps) {
        time.now += 20_000
        const { id, kindId: claimKind } = claims[which]!
        const speakers = listSpeakers(store)
        const verdicts = listVerdicts(store)
        if (what === 'verdict')
          updateClaim(store, clock, id, { verdictId: verdicts[value % verdicts.length]!.id })
        if (what === 'speaker') updateClaim(store, clock, id, { speakerId: speakers[value]?.id ?? null })
        if (what === 'tag') updateClaims(store, clock, [id], { addTags: [`tag ${value}`] })
        if (what === 'date')
          updateClaim(store, clock, id, { attribution: { saidAt: `201${value}-0${value + 1}` } })
        if (what === 'words') updateClaim(store, clock, id, { claimReviewed: `New words ${value}` })
        if (what === 'kind')
          updateAnnotation(store, clock, id, { kindId: value > 2 ? claimKind : otherKind(store) })
        if (what === 'trash') removeAnnotations(store, clock, [id])
        if (what === 'trash document') trashDocument(value > 2 ? first : second)
        if (what === 'merge' && speakers.length > 1)
          mergeSpeakers(store, clock, speakers[0]!.id, [speakers[1]!.id])
        if (what === 'publish')
          outsideSteps(store, () =>
            store.prepare('UPDATE document SET published_at = ?').run(`2017-0${value + 1}-01`),
          )
        if (what === 'retag')
          outsideSteps(store, () => store.prepare(`UPDATE tag SET name = name || '${value}'`).run())
        if (what === 'undo') undo(store)
        if (what === 'redo') redo(store)
        if (value % 2 === 0) ledgerView(store, { groupBy: 'none', sortBy: 'newest', filter: everyClaim })
      }
      const copy = new Database(store.serialize())
      for (const [index, groupBy] of ledgerGroupings.entries()) {
        // Reading order asks which document comes first, and that may be any.
        const sortBy = ledgerSorts[index % 3] ?? 'newest'
        const query = { groupBy, sortBy, filter: { ...everyClaim, text: index % 2 === 0 ? '' : 'spoke' } }
        expect(ledgerView(store, query)).toEqual(ledgerView(copy, query))
        expect(ledgerRows(store, query, 0, 50)).toEqual(ledgerRows(copy, query, 0, 50))
      }
      copy.close()
    }),
    { numRuns: 25 },
  )
})

test.each([2, 100])(
  'made in slices, and changed after %i of them, the ledger shows the same',
  async (most) => {
    const { store, clock, claims } = smallLedger()
    let slices = 0
    await warmLedger(
      store,
      async () => {
        slices += 1
        if (slices === 2) updateClaim(store, clock, claims[0]!.id, { conclusion: 'spoke late' })
        if (slices === 3) removeAnnotations(store, clock, [claims[1]!.id])
        return slices <= most
      },
      1,
    )
    const copy = new Database(store.serialize())
    for (const text of ['', 'spoke']) {
      const query = { groupBy: 'none', sortBy: 'newest', filter: { ...everyClaim, text } } as const
      expect(ledgerView(store, query)).toEqual(ledgerView(copy, query))
      expect(ledgerRows(store, query, 0, 50)).toEqual(ledgerRows(copy, query, 0, 50))
    }
    copy.close()
  },
)

function otherKind(store: Database.Database) {
  const row = store.prepare<[], { id: string }>('SELECT id FROM kind WHERE is_claim = 0 LIMIT 1').get()
  return kindId.parse(row?.id)
}

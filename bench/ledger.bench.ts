import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { updateClaim } from '../src/main/store/claim-edits.ts'
import { warmLedger } from '../src/main/store/ledger-index.ts'
import { ledgerRows, ledgerView } from '../src/main/store/ledger.ts'
import { openLibrary } from '../src/main/store/open-library.ts'
import { closeStore } from '../src/main/store/open.ts'
import { listSpeakers } from '../src/main/store/speakers.ts'
import {
  everyClaim,
  ledgerGroupings,
  ledgerSorts,
  type LedgerFilter,
  type LedgerQuery,
} from '../src/shared/model/ledger.ts'
import { annotationId, documentId, speakerId, verdictId } from '../src/shared/model/ids.ts'
import { assert } from '../src/shared/result.ts'
import { fillClaimsLibrary } from './claims-library.ts'
import { quantile, recordFigure } from './figures.ts'

// Opens and filters each view of the ledger over 100,000 claims of 5,000 speakers; every call is made anew, nothing is
// taken from the call before it: between any two, one claim is changed.
const SIZE = { documents: 2_000, speakers: 5_000, claims: 100_000 }
const ROUNDS = 12
const SCREEN = 60

const folder = mkdtempSync(join(tmpdir(), 'postil-ledger-'))
try {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a library')
  const { store, clock } = opened.value
  fillClaimsLibrary(opened.value, SIZE, 7)
  const { speaker, verdict, document, claim } = examples()

  const slices: Sample[] = []
  await warm()
  const warmed = timed(() => open({ groupBy: 'speaker', sortBy: 'unchecked', filter: everyClaim }))
  const warmedSearch = timed(() =>
    open({ groupBy: 'none', sortBy: 'unchecked', filter: { ...everyClaim, text: 'tariff' } }),
  )

  const filters: Record<string, LedgerFilter> = {
    everything: everyClaim,
    'one speaker': { ...everyClaim, speakerIds: [speaker] },
    'one verdict': { ...everyClaim, verdictIds: [verdict] },
    'one document': { ...everyClaim, documentIds: [document] },
    'one year': { ...everyClaim, fromMonth: '2019-01', toMonth: '2019-12' },
    'named individuals': { ...everyClaim, sourceTypes: ['named individual'] },
    contradicted: { ...everyClaim, isContradicted: true },
    'a common word': { ...everyClaim, text: 'tar' },
    'two words': { ...everyClaim, text: 'tariff river' },
    'no hit': { ...everyClaim, text: 'xyzzy' },
  }
  const all: Sample[] = []
  console.log('| view | median ms | p95 ms | p95 of processor time, ms |\n|---|--:|--:|--:|')
  for (const [name, filter] of Object.entries(filters)) {
    const samples = ledgerGroupings.flatMap((groupBy) =>
      Array.from({ length: ROUNDS }, (_, round) => {
        updateClaim(store, clock, claim, { conclusion: `${name} ${groupBy} ${round}` })
        const sortBy = ledgerSorts[round % ledgerSorts.length] ?? 'newest'
        return timed(() => open({ groupBy, sortBy, filter }))
      }),
    )
    all.push(...samples)
    report(`${name}, in each grouping and order`, samples)
  }
  report('**all of the above**', all)
  const bySpeaker = { groupBy: 'speaker', sortBy: 'unchecked', filter: everyClaim } as const
  report(
    'scrolling to any place',
    Array.from({ length: 200 }, (_, step) => {
      const at = (step * 7919) % (SIZE.claims - SCREEN)
      return timed(() => ledgerRows(store, bySpeaker, at, at + SCREEN))
    }),
  )
  report(
    'list of all speakers',
    Array.from({ length: ROUNDS }, () => timed(() => listSpeakers(store))),
  )
  report('a slice of making it ready, after the start of the app', slices)
  report('first opening after that', [warmed])
  report('first search after it', [warmedSearch])
  console.log('')
  // In processor time: what the machine does besides must not decide whether the goal is met.
  recordFigure({
    id: 'ledger.views',
    what: 'Opening or filtering a view of the ledger, 100,000 claims of 5,000 speakers, processor time at p95',
    against: '',
    value: quantile(
      all.map(({ processor }) => processor),
      0.95,
    ),
    unit: 'ms',
    goal: { is: 'at most', value: 100 },
  })
  recordFigure({
    id: 'ledger.first',
    what: 'Opening that ledger for the first time after the start of the app, processor time',
    against: '',
    value: warmed.processor,
    unit: 'ms',
    goal: { is: 'at most', value: 100 },
  })
  console.log(
    `\nNode ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}.`,
  )
  closeStore(store)

  /** As the app does after its start; what a slice takes is what others wait for. */
  async function warm(): Promise<void> {
    let used = process.cpuUsage()
    let begun = performance.now()
    await warmLedger(store, async () => {
      const { user, system } = process.cpuUsage(used)
      slices.push({ elapsed: performance.now() - begun, processor: (user + system) / 1_000 })
      await new Promise((resolve) => setTimeout(resolve, 0))
      used = process.cpuUsage()
      begun = performance.now()
      return true
    })
  }
  function open(query: LedgerQuery): void {
    ledgerView(store, query)
    ledgerRows(store, query, 0, SCREEN)
  }
  function examples() {
    const row = store
      .prepare<[], { speaker_id: string; verdict_id: string; document_id: string; annotation_id: string }>(
        `SELECT speaker_id, verdict_id, document_id, annotation_id FROM claim
         JOIN annotation ON annotation.id = annotation_id WHERE speaker_id IS NOT NULL ORDER BY annotation_id LIMIT 1`,
      )
      .get()
    assert(row !== undefined, 'a claim')
    return {
      speaker: speakerId.parse(row.speaker_id),
      verdict: verdictId.parse(row.verdict_id),
      document: documentId.parse(row.document_id),
      claim: annotationId.parse(row.annotation_id),
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** What one call took: by the clock, and of the processor. Both in milliseconds. */
type Sample = { elapsed: number; processor: number }

function timed(work: () => unknown): Sample {
  const used = process.cpuUsage()
  const started = performance.now()
  work()
  const elapsed = performance.now() - started
  const { user, system } = process.cpuUsage(used)
  return { elapsed, processor: (user + system) / 1_000 }
}

function report(name: string, samples: readonly Sample[]): void {
  const at = (share: number, of: (sample: Sample) => number) => {
    const sorted = samples.map(of).toSorted((a, b) => a - b)
    return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  }
  const elapsed = (sample: Sample) => sample.elapsed
  console.log(
    `| ${name} | ${at(0.5, elapsed)} | ${at(0.95, elapsed)} | ${at(0.95, (sample) => sample.processor)} |`,
  )
}

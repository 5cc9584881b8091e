import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { updateClaim } from '../src/main/store/claim-edits.ts'
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

// Opens and filters each view of the ledger over 100,000 claims of 5,000 speakers; every call is made anew, nothing is
// taken from the call before it: between any two, one claim is changed.
const SIZE = { documents: 2_000, speakers: 5_000, claims: 100_000 }
const ROUNDS = 15
const SCREEN = 60

const folder = mkdtempSync(join(tmpdir(), 'postil-ledger-'))
try {
  const opened = openLibrary(join(folder, 'library.postil'))
  assert(opened.ok, 'a library')
  const { store, clock } = opened.value
  fillClaimsLibrary(opened.value, SIZE, 7)
  const { speaker, verdict, document, claim } = examples()

  const coldStart = performance.now()
  open({ groupBy: 'speaker', sortBy: 'unchecked', filter: everyClaim })
  const cold = performance.now() - coldStart
  const searchStart = performance.now()
  open({ groupBy: 'none', sortBy: 'unchecked', filter: { ...everyClaim, text: 'tariff' } })
  const coldSearch = performance.now() - searchStart

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
  const all: number[] = []
  console.log(`| filter | grouped by | median ms | p95 ms | max ms |\n|---|---|--:|--:|--:|`)
  for (const [name, filter] of Object.entries(filters)) {
    for (const groupBy of ledgerGroupings) {
      const times = Array.from({ length: ROUNDS }, (_, round) => {
        updateClaim(store, clock, claim, { conclusion: `${name} ${groupBy} ${round}` })
        const started = performance.now()
        open({ groupBy, sortBy: ledgerSorts[round % ledgerSorts.length] ?? 'newest', filter })
        return performance.now() - started
      })
      all.push(...times)
      report(`${name} | ${groupBy}`, times)
    }
  }
  report('**all of the above** |', all)
  const scrolled = Array.from({ length: 200 }, (_, step) => {
    const started = performance.now()
    const at = (step * 7919) % (SIZE.claims - SCREEN)
    ledgerRows(store, { groupBy: 'speaker', sortBy: 'unchecked', filter: everyClaim }, at, at + SCREEN)
    return performance.now() - started
  })
  report('scrolling to any place | speaker', scrolled)
  report(
    'list of all speakers |',
    Array.from({ length: ROUNDS }, () => timed(() => listSpeakers(store))),
  )
  console.log(
    `\nFirst opening after the start of the app: ${cold.toFixed(0)} ms; first search: ${coldSearch.toFixed(0)} ms.`,
  )
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}, memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB.`,
  )
  closeStore(store)

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

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`)
}

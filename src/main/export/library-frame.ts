import type { MarkdownTotals } from '../../shared/export/markdown.ts'
import type { WaitingRecord } from '../../shared/interchange/imported-schema.ts'
import type { DismissalRecord, SpeakerRecord, VerdictRecord } from '../../shared/interchange/postil-schema.ts'
import type { ExportFormat, ExportScope } from '../../shared/model/export-request.ts'
import type { Kind } from '../../shared/model/kind.ts'
import { waitingRecords } from '../store/detached.ts'
import { dismissalsOf } from '../store/dismissals.ts'
import { planSteps, totalsSteps } from '../store/export-source.ts'
import { listKinds } from '../store/kinds.ts'
import type { Store } from '../store/open.ts'
import { speakersToExport } from '../store/speakers.ts'
import { listVerdicts } from '../store/verdicts.ts'

/** What belongs to a library as a whole; small enough to be in memory. */
export type LibraryFrame = {
  kinds: Kind[]
  speakers: SpeakerRecord[]
  verdicts: VerdictRecord[]
  /** Suggested claims that were not wanted. */
  dismissals: DismissalRecord[]
  /** Highlights whose documents are not in the library. */
  waiting: WaitingRecord[]
  totals: MarkdownTotals
}

/** Which frame is wanted; of formats that have no use for speakers and the like it holds none. */
export type FrameRequest = {
  what: 'frame'
  scope: ExportScope
  format: ExportFormat
  /** Whether the beginning is enough: what stands at the end of a file is left out. */
  isPreview: boolean
}

const DOCUMENTS_AT_ONCE = 200

/** Reads a frame in short turns; each part comes once, or in pieces that belong one after another. */
export function* frameParts(
  store: Store,
  { scope, format, isPreview }: FrameRequest,
): Generator<Partial<LibraryFrame>, void> {
  yield { kinds: listKinds(store) }
  const plan = yield* quietly(planSteps(store, scope))
  yield { totals: yield* quietly(totalsSteps(store, plan, scope.kind)) }
  if (format !== 'json') return
  for (const speakers of speakersToExport(store)) {
    yield {
      speakers: speakers.map(({ id, name, aliases, role, affiliation, sourceType }) => ({
        ...{ id, name, aliases, role, affiliation, sourceType },
      })),
    }
  }
  yield { verdicts: listVerdicts(store) }
  if (isPreview) return
  if (scope.kind !== 'annotations') {
    for (let from = 0; from < plan.documents.length; from += DOCUMENTS_AT_ONCE)
      yield { dismissals: dismissalsOf(store, plan.documents.slice(from, from + DOCUMENTS_AT_ONCE)) }
  }
  // They belong to no article that could be chosen.
  if (scope.kind === 'library') for (const waiting of waitingRecords(store)) yield { waiting }
}

/** Puts the parts together. */
export function joinFrame(parts: Iterable<Partial<LibraryFrame>>): LibraryFrame {
  const frame: LibraryFrame = {
    kinds: [],
    speakers: [],
    verdicts: [],
    dismissals: [],
    waiting: [],
    totals: { documents: 0, annotations: 0, claims: 0, tags: [] },
  }
  for (const { kinds = [], speakers = [], verdicts = [], dismissals = [], waiting = [], totals } of parts) {
    for (const one of kinds) frame.kinds.push(one)
    for (const one of speakers) frame.speakers.push(one)
    for (const one of verdicts) frame.verdicts.push(one)
    for (const one of dismissals) frame.dismissals.push(one)
    for (const one of waiting) frame.waiting.push(one)
    frame.totals = totals ?? frame.totals
  }
  return frame
}

function* quietly<Answer>(steps: Generator<void, Answer>): Generator<Partial<LibraryFrame>, Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield {}
  }
}

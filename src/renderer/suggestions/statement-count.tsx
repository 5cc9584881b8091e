import { useEffect, useState } from 'react'
import { SHOWN_CONFIDENCE } from '../../shared/attribution/shown-confidence.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { anchorOffThread } from '../annotations/anchor-off-thread.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { StackedBars, type Bar } from '../claims/stacked-bars.tsx'
import { findStatements } from './find-statements.ts'
import { placesOf } from './follow-article.ts'
import { statementsAmong, statementStates, type StatementState } from './statements.ts'
import { suggestedName } from './suggested-speaker.ts'

/** A speaker's statements in a text, by what became of them. */
type StatementCount = { name: string } & Record<StatementState, number>

/** So many speakers are shown by name; the rest together. */
const MOST = 12

/** In the profile of an article: how many statements its text has, by whom, and how many have been recorded. */
export function StatementCounts({ id, change }: { id: DocumentId; change: number }) {
  const counts = useStatementCounts(id, change)
  if (counts === null || counts.length === 0) return null
  const total = (state: StatementState) => counts.reduce((sum, count) => sum + count[state], 0)
  const all = total('recorded') + total('dismissed') + total('offered')
  const bars = counts.slice(0, MOST).map((count): Bar => ({
    key: count.name,
    label: count.name,
    parts: [
      { label: 'recorded', color: 'green', count: count.recorded },
      { label: 'not yet', color: 'grey', count: count.offered },
      { label: 'dismissed', color: 'orange', count: count.dismissed },
    ],
  }))
  return (
    <>
      <p>
        {all === 1 ? 'One statement was' : `${all} statements were`} found in the text; {total('recorded')}{' '}
        {total('recorded') === 1 ? 'is' : 'are'} recorded.
        {counts.length > MOST && ` The ${MOST} who say most:`}
      </p>
      <StackedBars title="Statements in the text" heading="Speaker" unit="statements" bars={bars} />
    </>
  )
}

function useStatementCounts(id: DocumentId, change: number): StatementCount[] | null {
  const [counts, setCounts] = useState<StatementCount[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    countStatements(id)
      .then((answer) => isCurrent && setCounts(answer))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
  }, [id, change])
  return counts
}

/** Counts the statements of an article's current text by speaker, the most talkative first; nobody is the last. */
async function countStatements(id: DocumentId): Promise<StatementCount[]> {
  const [document, choices, annotations] = await Promise.all([
    api.documents.get(id),
    api.suggestions.choices(id),
    api.annotations.list(id),
  ])
  if (document === null || choices === null) return []
  const claims = annotations.filter(({ claim }) => claim !== null)
  const [found, dismissed, anchorings] = await Promise.all([
    findStatements(document),
    placesOf(document, choices.dismissed),
    anchorOffThread(
      document.revision.text,
      claims.map(({ selectors }) => selectors),
      undefined,
    ),
  ])
  const statements = statementsAmong(found.suggestions, SHOWN_CONFIDENCE)
  const names = statements.map(({ suggestion }) => suggestion.speaker?.name ?? '')
  const known = await api.suggestions.speakersNamed(names)
  const speakers = new Map(
    names.flatMap((name, at) => (known[at] == null ? [] : [[name, known[at]] as const])),
  )
  const places = anchorings.flatMap((one) => (one.kind === 'orphan' ? [] : [one.range]))
  const states = statementStates(statements, places, dismissed)
  const counts = new Map<string, StatementCount>()
  for (const [index, { suggestion }] of statements.entries()) {
    const name = suggestedName(suggestion, speakers) ?? ''
    const count = counts.get(name) ?? { name: name || 'Nobody named', recorded: 0, dismissed: 0, offered: 0 }
    count[states[index] ?? 'offered'] += 1
    counts.set(name, count)
  }
  const sum = (count: StatementCount) => count.recorded + count.dismissed + count.offered
  return [...counts]
    .toSorted(([a, x], [b, y]) => Number(a === '') - Number(b === '') || sum(y) - sum(x))
    .map(([, count]) => count)
}

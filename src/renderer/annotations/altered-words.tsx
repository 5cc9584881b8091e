import { useMemo } from 'react'
import { diffWords } from '../../shared/anchoring/word-diff.ts'
import type { TextRange } from '../../shared/model/selector.ts'
import { DiffText } from '../claims/diff-text.tsx'
import { useReader } from '../reader/reader-store.ts'

type AlteredWordsProps = { quote: string; range: TextRange }

/** What was edited in a passage since it was highlighted, word by word. */
export default function AlteredWords({ quote, range }: AlteredWordsProps) {
  const text = useReader((state) => state.document?.revision.text ?? '')
  const now = text.slice(range.start, range.end)
  const runs = useMemo(() => diffWords(quote, now), [quote, now])
  return <DiffText before={quote} after={now} runs={runs} />
}

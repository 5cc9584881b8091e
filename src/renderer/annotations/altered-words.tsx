import { useMemo } from 'react'
import { diffWords } from '../../shared/anchoring/word-diff.ts'
import { DiffText } from '../claims/diff-text.tsx'

type AlteredWordsProps = { quote: string; words: string }

/** What became of a quote in the words that stand there now, word by word. Loaded when it is first shown. */
export default function AlteredWords({ quote, words }: AlteredWordsProps) {
  const runs = useMemo(() => diffWords(quote, words), [quote, words])
  return <DiffText before={quote} after={words} runs={runs} />
}

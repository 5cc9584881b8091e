import { lazy, Suspense } from 'react'
import { useReader } from '../reader/reader-store.ts'
import { useSuggestions } from './suggestion-store.ts'

const SuggestionLayer = lazy(() => import('./suggestion-layer.tsx'))
const SuggestionLine = lazy(() => import('./suggestion-line.tsx'))

/** The suggestions beside the article, once there are any. */
export function Suggestions() {
  const hasAny = useSuggestions((state) => state.offered.length > 0)
  const isShown = useReader((state) => state.view !== null)
  return hasAny && isShown ? (
    <Suspense fallback={null}>
      <SuggestionLayer />
    </Suspense>
  ) : null
}

/** What the head of the margin says about suggestions, once there is anything to say. */
export function SuggestionHead() {
  const says = useSuggestions((state) => state.statements.length > 0 || !state.isOn)
  return says ? (
    <Suspense fallback={null}>
      <SuggestionLine />
    </Suspense>
  ) : null
}

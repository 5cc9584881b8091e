import { lazy, Suspense } from 'react'
import { useFind } from './find-store.ts'

const FindBar = lazy(() => import('./find-bar.tsx'))

/** What lies over the article while it is read, loaded when it is first asked for. */
export function ReadingAids() {
  const isFinding = useFind((state) => state.isOpen)
  return <Suspense fallback={null}>{isFinding && <FindBar />}</Suspense>
}

import { lazy, Suspense } from 'react'
import { useFind } from './find-store.ts'
import { useReadAloud } from './read-aloud-store.ts'

const FindBar = lazy(() => import('./find-bar.tsx'))
const ReadAloudBar = lazy(() => import('./read-aloud-bar.tsx'))

/** What lies over the article while it is read, loaded when it is first asked for. */
export function ReadingAids() {
  const isFinding = useFind((state) => state.isOpen)
  const isRead = useReadAloud((state) => state.phase !== 'off')
  return (
    <Suspense fallback={null}>
      {isFinding && <FindBar />}
      {isRead && <ReadAloudBar />}
    </Suspense>
  )
}

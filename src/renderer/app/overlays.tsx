import { lazy, Suspense } from 'react'
import { useOverlay } from './overlay-store.ts'

const Palette = lazy(() => import('./palette.tsx'))
const KeyList = lazy(() => import('./key-list.tsx'))
const Appearance = lazy(() => import('./appearance.tsx'))

/** What lies over the article, loaded when it is first asked for. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay)
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && <Palette />}
      {overlay === 'keys' && <KeyList />}
      {overlay === 'appearance' && <Appearance />}
    </Suspense>
  )
}

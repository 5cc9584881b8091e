import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { takeHeldKeys } from './held-keys.ts'
import { useOverlay, type OverlayName } from './overlay-store.ts'

/** Each is loaded when it is first asked for. */
const OVERLAYS: Readonly<Record<OverlayName, ComponentType>> = {
  palette: lazy(() => import('./palette.tsx')),
  keys: lazy(() => import('./key-list.tsx')),
  appearance: lazy(() => import('./appearance.tsx')),
  contents: lazy(() => import('../reader/contents.tsx')),
  search: lazy(() => import('../search/search-box.tsx')),
  fetch: lazy(() => import('../library/fetch-dialog.tsx')),
  details: lazy(() => import('../library/details-dialog.tsx')),
  'tag-articles': lazy(() => import('../library/tag-articles-dialog.tsx')),
  'tag-highlights': lazy(() => import('../annotations/tag-highlights-dialog.tsx')),
  tags: lazy(() => import('../library/tags-dialog.tsx')),
  'saved-views': lazy(() => import('../library/saved-views-dialog.tsx')),
  'go-to-page': lazy(() => import('../reader/pages/go-to-page.tsx')),
  changes: lazy(() => import('../library/changes-dialog.tsx')),
  vault: lazy(() => import('../vault/vault-dialog.tsx')),
  about: lazy(() => import('./about-dialog.tsx')),
  backups: lazy(() => import('../recovery/backups-dialog.tsx')),
  export: lazy(() => import('../exchange/export-dialog.tsx')),
  'import-highlights': lazy(() => import('../exchange/import-dialog.tsx')),
  waiting: lazy(() => import('../exchange/waiting-dialog.tsx')),
  unsaved: lazy(() => import('./unsaved-dialog.tsx')),
  kinds: lazy(() => import('../annotations/kinds-dialog.tsx')),
}

/** What lies over the article. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay)
  if (overlay === null) return null
  const Overlay = OVERLAYS[overlay]
  return (
    <Suspense fallback={null}>
      <Overlay />
      <TypedBefore key={overlay} />
    </Suspense>
  )
}

/** How many frames an overlay may take to give a field of it the focus. */
const MOST_FRAMES = 60

/** Types what was typed while the overlay was on its way into the field that has the focus then. */
function TypedBefore() {
  useEffect(() => {
    let frame = 0
    let left = MOST_FRAMES
    const look = () => {
      const field = document.activeElement
      const isField = field?.matches('[role="dialog"] :is(input, textarea)') === true
      left -= 1
      if (!isField && left > 0) {
        frame = requestAnimationFrame(look)
        return
      }
      const [typed = '', ...confirmed] = takeHeldKeys().split('\n')
      if (!isField || typed === '') return
      // As if it were typed now, so that whoever listens to the field hears of it.
      document.execCommand('insertText', false, typed)
      if (confirmed.length === 0) return
      frame = requestAnimationFrame(() => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      })
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [])
  return null
}

import { lazy, Suspense } from 'react'
import { useOverlay } from './overlay-store.ts'

const Palette = lazy(() => import('./palette.tsx'))
const KeyList = lazy(() => import('./key-list.tsx'))
const Appearance = lazy(() => import('./appearance.tsx'))
const SearchBox = lazy(() => import('../search/search-box.tsx'))
const FetchDialog = lazy(() => import('../library/fetch-dialog.tsx'))
const DetailsDialog = lazy(() => import('../library/details-dialog.tsx'))
const TagArticlesDialog = lazy(() => import('../library/tag-articles-dialog.tsx'))
const TagsDialog = lazy(() => import('../library/tags-dialog.tsx'))
const ChangesDialog = lazy(() => import('../library/changes-dialog.tsx'))

/** What lies over the article, loaded when it is first asked for. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay)
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && <Palette />}
      {overlay === 'keys' && <KeyList />}
      {overlay === 'appearance' && <Appearance />}
      {overlay === 'search' && <SearchBox />}
      {overlay === 'fetch' && <FetchDialog />}
      {overlay === 'details' && <DetailsDialog />}
      {overlay === 'tag-articles' && <TagArticlesDialog />}
      {overlay === 'tags' && <TagsDialog />}
      {overlay === 'changes' && <ChangesDialog />}
    </Suspense>
  )
}

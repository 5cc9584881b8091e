import { Tooltip } from '@base-ui/react/tooltip'
import { lazy, Suspense } from 'react'
import { Margin } from '../annotations/margin.tsx'
import { useNotesPlace } from '../annotations/use-notes-place.ts'
import { useClaimsRoom } from '../claims/claims-room.ts'
import { DropHint } from '../library/drop-hint.tsx'
import { closeShelfDrawer, useShelfPlace } from '../library/shelf-place.ts'
import { Shelf } from '../library/shelf.tsx'
import { AfterReloadNotice } from '../recovery/after-reload-notice.tsx'
import { CopyBanner } from '../recovery/copy-banner.tsx'
import { ArticlePane } from '../reader/article-pane.tsx'
import { useFocusMode } from '../reader/focus-mode.ts'
import { useReader } from '../reader/reader-store.ts'
import { LiveRegion } from './live-region.tsx'
import { NoticeList } from './notice-list.tsx'
import { Overlays } from './overlays.tsx'
import { Toolbar } from './toolbar.tsx'

const NotesPanel = lazy(() => import('../annotations/notes-panel.tsx'))
const ClaimsPanel = lazy(() => import('../claims/claims-panel.tsx'))

/** The window: shelf, article and margin, and what lies over them. */
export function Shell() {
  const isFocused = useFocusMode((state) => state.isOn)
  const wantedShelf = useShelfPlace()
  const shelf = isFocused ? null : wantedShelf
  const place = useNotesPlace()
  const hasMargin = place.hasMargin && !isFocused
  const page = isFocused ? null : place.page
  const article = useReader((state) => state.document)
  const hasClaimsRoom = useClaimsRoom((state) => state.pages.length > 0)
  return (
    <Tooltip.Provider delay={400}>
      <div className="shell" data-shelf={shelf ?? 'none'} data-margin={hasMargin} data-focus={isFocused}>
        <div className="shell-top">
          {!isFocused && <Toolbar />}
          <CopyBanner />
        </div>
        {hasClaimsRoom && !isFocused ? (
          <Suspense fallback={<div />}>
            <ClaimsPanel />
          </Suspense>
        ) : (
          shelf !== null && (
            <>
              {shelf === 'drawer' && <div className="shelf-veil" onClick={closeShelfDrawer} />}
              <Shelf />
            </>
          )
        )}
        {article === null ? (
          <main className="full-page">
            <h1>Nothing is open</h1>
            <p>Choose an article on the shelf.</p>
          </main>
        ) : (
          <ArticlePane article={article} margin={hasMargin ? <Margin /> : null} />
        )}
        {page !== null && (
          <Suspense fallback={null}>
            <NotesPanel page={page} />
          </Suspense>
        )}
      </div>
      <DropHint />
      <Overlays />
      <NoticeList />
      <AfterReloadNotice />
      <LiveRegion />
    </Tooltip.Provider>
  )
}

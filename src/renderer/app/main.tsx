import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { api, events } from './api.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { logError } from './notices.ts'
import { saveAndClose } from './save-and-close.ts'
import { Shell } from './shell.tsx'
import { start } from './start.ts'
import './fonts.css'
import './theme.css'
import './shell.css'

window.addEventListener('error', (event) => logError(event.error ?? event.message))
window.addEventListener('unhandledrejection', (event) => logError(event.reason))

const RecoveryRoom = lazy(() => import('../recovery/recovery-room.tsx'))

/** Where a hidden page is that reads what comes in; its name follows. */
const IMPORT_PAGE = '#import-'

// Not awaited here: what is loaded later imports from this module's chunk, and each would wait for the other.
void (window.location.hash.startsWith(IMPORT_PAGE) ? serveImports() : showLibrary())

async function serveImports(): Promise<void> {
  const { takeJobs } = await import('../import-page/take-jobs.ts')
  await takeJobs(window.location.hash.slice(IMPORT_PAGE.length))
}

async function showLibrary(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('Expected #root in index.html')

  // Where there is no library, too: a window that says nothing is taken for one that hangs.
  events.onWindowClosing(() => void saveAndClose().catch(logError))
  const opening = await api.library.open()
  if (opening.ok) start(opening.value)
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        {opening.ok ? (
          <Shell />
        ) : (
          <Suspense fallback={null}>
            <RecoveryRoom failure={opening.failure} />
          </Suspense>
        )}
      </ErrorBoundary>
    </StrictMode>,
  )
}

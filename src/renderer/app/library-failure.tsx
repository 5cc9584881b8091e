import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'

type LibraryFailureProps = { failure: OpenFailure }

/** Says which library can't be opened, why, and what can be done. */
export function LibraryFailure({ failure }: LibraryFailureProps) {
  const retry = async () => {
    try {
      await api.library.retry()
      window.location.reload()
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <main className="full-page">
      <h1>The library can’t be opened</h1>
      <p className="failure-message">{failure.message}</p>
      <p>
        <code>{failure.path}</code>
      </p>
      <p>{failure.advice}</p>
      <p className="full-page-actions">
        <button type="button" className="button primary" onClick={() => void retry()} autoFocus>
          Try again
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void api.library.showFile().catch(reportFailure)}
        >
          Show the file
        </button>
      </p>
    </main>
  )
}

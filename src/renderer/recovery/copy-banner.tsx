import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { useCopy } from './copy-store.ts'
import './copy-banner.css'

/** Says, as long as it is so, that a copy is shown that can only be read, and leads back. */
export function CopyBanner() {
  const isReadOnly = useCopy((state) => state.isReadOnly)
  if (!isReadOnly) return null
  const leave = async () => {
    try {
      await api.library.retry()
      window.location.reload()
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <div className="copy-banner" role="status">
      <p>
        <strong>A copy, for reading and exporting.</strong> Nothing that you change here is kept.
      </p>
      <button type="button" className="button" onClick={() => void leave()}>
        Back to the library
      </button>
    </div>
  )
}

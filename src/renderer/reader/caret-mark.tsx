import { useEffect, useState } from 'react'
import { useReader } from './reader-store.ts'

/** The reading caret, drawn: browsers show none in text that can't be edited. */
export function CaretMark() {
  const { caretOn, view } = useReader()
  const [place, setPlace] = useState<{ left: number; top: number; height: number } | null>(null)

  useEffect(() => {
    if (!caretOn || view === null) return
    const abort = new AbortController()
    const measure = () => setPlace(view.caret())
    measure()
    document.addEventListener('selectionchange', measure, { signal: abort.signal })
    window.addEventListener('scroll', measure, { signal: abort.signal, capture: true, passive: true })
    window.addEventListener('resize', measure, { signal: abort.signal })
    return () => abort.abort()
  }, [caretOn, view])

  if (!caretOn || place === null) return null
  // The key makes it blink anew wherever it has come to.
  return <div key={`${place.left} ${place.top}`} className="caret-mark" style={place} aria-hidden="true" />
}

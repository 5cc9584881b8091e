import { useLayoutEffect, useRef, useState } from 'react'
import { annotateSelection } from '../annotations/annotate.ts'
import { KindGlyph } from '../annotations/kind-glyph.tsx'
import { useKinds } from '../annotations/kind-store.ts'
import { Keys } from '../ui/keys.tsx'
import { useReader } from './reader-store.ts'

const GAP = 10

/** The kinds, offered at the selection. Never takes the focus: the digit keys do the same. */
export function SelectionBar() {
  const { selection, view, layout } = useReader()
  const kinds = useKinds((state) => state.kinds)
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)

  useLayoutEffect(() => {
    if (selection === null || view === null || bar.current === null) return setPlace(null)
    const first = view.rectOf({ start: selection.start, end: selection.start + 1 })
    const { offsetWidth, offsetHeight } = bar.current
    const above = first.top - offsetHeight - GAP
    setPlace({
      left: Math.max(8, Math.min(first.left, window.innerWidth - offsetWidth - 8)),
      // At the top of the window it goes below the first line.
      top: above >= 8 ? above : first.bottom + GAP,
    })
  }, [selection, view, layout])

  if (selection === null) return null
  return (
    <div
      ref={bar}
      className="selection-bar"
      role="toolbar"
      aria-label="Annotate the selection"
      data-placed={place !== null}
      style={place ?? { left: 0, top: 0 }}
      // Pressing a button must not collapse the selection it is about.
      onPointerDown={(event) => event.preventDefault()}
    >
      {kinds
        .filter((kind) => !kind.hidden)
        .map((kind, index) => (
          <button key={kind.id} type="button" onClick={() => void annotateSelection(kind.id)}>
            <KindGlyph kind={kind} />
            {kind.name}
            {index < 9 && <Keys binding={String(index + 1)} />}
          </button>
        ))}
    </div>
  )
}

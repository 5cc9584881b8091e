import { useSettings } from '../app/settings-store.ts'
import { useFocusMode } from './focus-mode.ts'
import { useProgress } from './progress.ts'
import { useReader } from './reader-store.ts'

/** How much around the current paragraph stays clear, in pixels. */
const AIR = 10

/** Dims all but the paragraph that is being read, in focus mode. It lies over the page, and changes nothing in it. */
export function Veil() {
  const isOn = useFocusMode((state) => state.isOn)
  const dimAround = useSettings((state) => state.settings.dimAround)
  const { view, layout, caretOn } = useReader()
  // Either says that what is on screen has moved.
  useProgress((state) => state.scrolls)
  if (!isOn || !dimAround || view === null || layout === 0) return null
  const box = view.currentBlock(caretOn)
  if (box === null) return null
  return (
    <div className="veil" aria-hidden="true">
      <div style={{ height: Math.max(0, box.top - AIR) }} />
      <div style={{ top: box.top + box.height + AIR }} />
    </div>
  )
}

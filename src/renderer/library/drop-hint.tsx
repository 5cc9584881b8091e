import { useDropTarget } from './drop-target.ts'
import './shelf.css'

/** Says, while something is held over the window, that it can be dropped. */
export function DropHint() {
  const isOver = useDropTarget((state) => state.isOver)
  return isOver ? <div className="drop-hint">Drop to add it to the library</div> : null
}

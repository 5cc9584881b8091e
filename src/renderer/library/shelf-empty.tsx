import type { ReactNode } from 'react'
import { runCommand } from '../app/commands.ts'
import { Keys } from '../ui/keys.tsx'
import { changeView, useShelf } from './shelf-store.ts'
import { wholeShelf } from './shelf-view.ts'

/** What stands on the shelf when nothing does: why, and what to do about it. */
export function ShelfEmpty() {
  const view = useShelf((state) => state.view)
  const isFiltered =
    view.words !== '' ||
    [view.tag, view.source, view.language, view.kind, view.speaker].some((filter) => filter !== null)
  if (isFiltered) {
    return (
      <Empty title="Nothing matches">
        <p>No article here has all of what you filter by.</p>
        <button
          type="button"
          className="button"
          onClick={() => changeView({ ...wholeShelf, part: view.part, sort: view.sort })}
        >
          Take the filters off
        </button>
      </Empty>
    )
  }
  switch (view.part) {
    case 'trash':
      return (
        <Empty title="The trash is empty">
          <p>What you delete waits here, with its highlights, until you want it back.</p>
        </Empty>
      )
    case 'all':
      return (
        <Empty title="Add your first article">
          <p>Drop files or a folder here, paste what you copied, or give the address of a web page.</p>
          <p>
            <Keys binding="Mod+V" /> paste · <Keys binding="Mod+O" /> files · <Keys binding="Mod+L" /> web
            page
          </p>
          <button type="button" className="button primary" onClick={() => runCommand('library.open-files')}>
            Add files…
          </button>
        </Empty>
      )
    case 'starred':
      return (
        <Empty title="No stars yet">
          <p>
            Press <Keys binding="*" /> to star the article you are reading.
          </p>
        </Empty>
      )
    case 'archived':
      return (
        <Empty title="Nothing is archived">
          <p>
            Press <Keys binding="E" /> to put an article out of sight; search still finds it.
          </p>
        </Empty>
      )
    case 'done':
      return (
        <Empty title="Nothing is done yet">
          <p>
            Press <Keys binding="X" /> when you are done with an article.
          </p>
        </Empty>
      )
    default:
      return (
        <Empty title={view.part === 'unread' ? 'All is read' : 'Nothing is being read'}>
          <p>
            {view.part === 'unread' ? 'What you add next waits here.' : 'What you open next stands here.'}
          </p>
        </Empty>
      )
  }
}

type EmptyProps = { title: string; children: ReactNode }

function Empty({ title, children }: EmptyProps) {
  return (
    <div className="shelf-empty">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

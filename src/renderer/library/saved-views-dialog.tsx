import { Dialog } from '@base-ui/react/dialog'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedView } from '../../shared/model/saved-view.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { useSearch } from '../search/search-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { forgetView, keepView, renameView, showSavedView, useSavedViews } from './saved-views.ts'
import { useShelf } from './shelf-store.ts'
import './dialogs.css'

/** Keeps the view of the shelf, or what was searched for last, under a name; and what was kept, to be renamed or forgotten. */
export default function SavedViewsDialog() {
  const views = useSavedViews()
  const view = useShelf((state) => state.view)
  const query = useSearch((state) => state.query.trim())
  const [name, setName] = useState(query)
  const [isSearch, setIsSearch] = useState(query !== '')
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup library-dialog">
          <Dialog.Title>Saved searches</Dialog.Title>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim() === '') return
              keepView(name.trim(), isSearch ? { query } : { view })
              setName('')
            }}
          >
            {query !== '' && (
              <label className="field">
                <span>What to keep</span>
                <select
                  value={isSearch ? 'search' : 'shelf'}
                  onChange={(event) => setIsSearch(event.target.value === 'search')}
                >
                  <option value="search">The search for {query}</option>
                  <option value="shelf">The shelf as it is filtered and sorted now</option>
                </select>
              </label>
            )}
            <label className="field">
              <span>{isSearch ? 'Name' : 'Name for the shelf as it is filtered and sorted now'}</span>
              <input
                type="text"
                autoFocus
                maxLength={200}
                dir="auto"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
            <div className="dialog-actions">
              <Dialog.Close className="button" type="button">
                Close
              </Dialog.Close>
              <button type="submit" className="button primary" disabled={name.trim() === ''}>
                Keep
              </button>
            </div>
          </form>
          {views.length === 0 ? (
            <p>What you keep stands in the menu above the shelf, and here.</p>
          ) : (
            <ul className="saved-views" aria-label="Kept">
              {views.map((one) => (
                <SavedViewRow key={one.name} view={one} />
              ))}
            </ul>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type SavedViewRowProps = { view: SavedView }

function SavedViewRow({ view }: SavedViewRowProps) {
  const [name, setName] = useState(view.name)
  const rename = () => {
    if (!renameView(view.name, name.trim())) setName(view.name)
  }
  return (
    <li className="saved-view">
      <input
        type="text"
        aria-label={`Name of ${view.name}`}
        maxLength={200}
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename()
        }}
      />
      <button
        type="button"
        className="button"
        aria-label={`Show ${view.name}`}
        onClick={() => {
          showOverlay(null)
          showSavedView(view)
        }}
      >
        Show
      </button>
      <IconButton label={`Forget ${view.name}`} onClick={() => forgetView(view.name)}>
        <Trash2 />
      </IconButton>
    </li>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { ArrowDown, ArrowUp, EyeOff, X } from 'lucide-react'
import { useEffect, useState, type KeyboardEvent } from 'react'
import type { KindId } from '../../shared/model/ids.ts'
import type { Kind, KindUse } from '../../shared/model/kind.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Keys } from '../ui/keys.tsx'
import { addKind, moveKind } from './kind-changes.ts'
import { KindForm } from './kind-form.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { useKinds } from './kind-store.ts'
import '../app/palette.css'
import '../library/dialogs.css'
import './kinds-dialog.css'

/** The reader's kinds: to be added, named, given a look, put in order, hidden and merged. */
export default function KindsDialog() {
  const kinds = useKinds((state) => state.kinds)
  const uses = useKindUses(kinds)
  const [chosenId, choose] = useState<KindId | null>(null)
  const chosen = kinds.find(({ id }) => id === chosenId) ?? kinds[0]
  const add = (isClaim: boolean) => void addKind(isClaim).then((kind) => kind !== null && choose(kind.id))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="popup kinds-dialog">
          <div className="dialog-header">
            <div>
              <Dialog.Title>Kinds</Dialog.Title>
              <Dialog.Description>
                What a highlight means. The first nine that are offered have a digit as their key.
              </Dialog.Description>
            </div>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X />
            </Dialog.Close>
          </div>
          <div className="kinds-list-side">
            <KindList kinds={kinds} uses={uses} chosen={chosen} onChoose={choose} />
            <div className="kinds-add">
              <button type="button" className="button" onClick={() => add(false)}>
                New kind
              </button>
              <button type="button" className="button" onClick={() => add(true)}>
                New kind of claim
              </button>
            </div>
          </div>
          {chosen !== undefined && (
            <KindForm
              key={chosen.id}
              kind={chosen}
              others={kinds.filter(({ id }) => id !== chosen.id)}
              use={uses.get(chosen.id) ?? { id: chosen.id, live: 0, trashed: 0 }}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type KindListProps = {
  kinds: readonly Kind[]
  uses: ReadonlyMap<KindId, KindUse>
  chosen: Kind | undefined
  onChoose: (id: KindId) => void
}

function KindList({ kinds, uses, chosen, onChoose }: KindListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || chosen === undefined) return
    event.preventDefault()
    if (event.altKey) return void moveKind(kinds, chosen.id, step)
    const next = kinds[kinds.indexOf(chosen) + step]
    if (next !== undefined) onChoose(next.id)
  }
  const offered = kinds.filter(({ hidden }) => !hidden)
  return (
    <>
      <div
        className="kinds-list"
        role="listbox"
        aria-label="Kinds"
        aria-activedescendant={chosen === undefined ? undefined : `kind-${chosen.id}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {kinds.map((kind) => {
          const place = offered.indexOf(kind)
          return (
            <div
              key={kind.id}
              id={`kind-${kind.id}`}
              role="option"
              aria-selected={kind === chosen}
              className="kinds-row"
              onClick={() => onChoose(kind.id)}
            >
              <KindGlyph kind={kind} />
              <span className="kinds-name" dir="auto">
                {kind.name}
              </span>
              <span className="menu-count">{uses.get(kind.id)?.live ?? 0}</span>
              {kind.hidden && (
                <span className="kinds-hidden" title="Hidden">
                  <EyeOff aria-hidden="true" />
                  <span className="unseen">hidden</span>
                </span>
              )}
              {place !== -1 && place < 9 && <Keys binding={String(place + 1)} />}
            </div>
          )
        })}
      </div>
      <div className="kinds-move">
        <IconButton
          label="Move up"
          binding="Alt+ArrowUp"
          onClick={() => chosen !== undefined && void moveKind(kinds, chosen.id, -1)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          label="Move down"
          binding="Alt+ArrowDown"
          onClick={() => chosen !== undefined && void moveKind(kinds, chosen.id, 1)}
        >
          <ArrowDown />
        </IconButton>
      </div>
    </>
  )
}

/** How often each kind is used, read anew when the kinds change. */
function useKindUses(kinds: readonly Kind[]): ReadonlyMap<KindId, KindUse> {
  const [uses, setUses] = useState<ReadonlyMap<KindId, KindUse>>(new Map())
  useEffect(() => {
    let isCurrent = true
    api.kinds.uses().then((list) => {
      if (isCurrent) setUses(new Map(list.map((use) => [use.id, use])))
    }, reportFailure)
    return () => {
      isCurrent = false
    }
  }, [kinds])
  return uses
}

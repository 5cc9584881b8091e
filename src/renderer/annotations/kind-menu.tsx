import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import type { KindId } from '../../shared/model/ids.ts'
import type { Kind } from '../../shared/model/kind.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { Keys } from '../ui/keys.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { useKinds } from './kind-store.ts'

type KindMenuProps = { kind: Kind; onChange: (kindId: KindId) => void }

/** The kind of an annotation, and a menu to give it another one. */
export function KindMenu({ kind, onChange }: KindMenuProps) {
  const kinds = useKinds((state) => state.kinds)
  return (
    <Menu.Root>
      <Menu.Trigger className="note-kind note-kind-trigger" aria-label={`Kind: ${kind.name}. Change`}>
        <KindGlyph kind={kind} />
        {kind.name}
        <ChevronDown aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="popup menu">
            {kinds
              .filter((candidate) => !candidate.hidden)
              .map((candidate, index) => (
                <Menu.Item key={candidate.id} className="menu-item" onClick={() => onChange(candidate.id)}>
                  <KindGlyph kind={candidate} />
                  {candidate.name}
                  {index < 9 && <Keys binding={String(index + 1)} />}
                </Menu.Item>
              ))}
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item" onClick={() => showOverlay('kinds')}>
              Change the kinds…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

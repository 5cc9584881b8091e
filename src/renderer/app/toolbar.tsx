import {
  BookOpen,
  CommandIcon,
  Download,
  Keyboard,
  List,
  PanelRight,
  Scale,
  Search,
  Type,
} from 'lucide-react'
import { useClaimsRoom } from '../claims/claims-room.ts'
import { useShelfPlace } from '../library/shelf-place.ts'
import { useReader } from '../reader/reader-store.ts'
import { ReadingProgress } from '../reader/reading-progress.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { VaultSign } from '../vault/vault-sign.tsx'
import { runCommand } from './commands.ts'
import { useSettings } from './settings-store.ts'

/** The few actions worth a button; everything else is in the palette. */
export function Toolbar() {
  const marginOpen = useSettings((state) => state.settings.marginOpen)
  const shelfPlace = useShelfPlace()
  const inLedger = useClaimsRoom((state) => state.pages.length > 0)
  const title = useReader((state) => state.document?.title)
  const hasHeadings = useReader((state) => state.view?.hasHeadings === true)
  return (
    <header className="toolbar" role="banner">
      <IconButton
        label="Shelf"
        binding="L"
        isPressed={shelfPlace !== null}
        onClick={() => runCommand('view.shelf')}
      >
        <BookOpen />
      </IconButton>
      <IconButton
        label="Ledger of claims"
        binding="G"
        isPressed={inLedger}
        onClick={() => runCommand('claims.ledger')}
      >
        <Scale />
      </IconButton>
      <IconButton label="Search everything" binding="Mod+K" onClick={() => runCommand('library.search')}>
        <Search />
      </IconButton>
      {hasHeadings && (
        <IconButton label="Contents" binding="O" onClick={() => runCommand('reading.contents')}>
          <List />
        </IconButton>
      )}
      <span className="toolbar-title" dir="auto">
        {title}
      </span>
      <ReadingProgress />
      <VaultSign />
      <IconButton label="Command palette" binding="Mod+Shift+P" onClick={() => runCommand('palette.open')}>
        <CommandIcon />
      </IconButton>
      <IconButton label="Keyboard shortcuts" binding="?" onClick={() => runCommand('help.keys')}>
        <Keyboard />
      </IconButton>
      <IconButton label="Type and theme" binding="A" onClick={() => runCommand('view.appearance')}>
        <Type />
      </IconButton>
      <IconButton
        label="Export as Markdown"
        binding="Mod+Shift+E"
        onClick={() => runCommand('export.markdown')}
      >
        <Download />
      </IconButton>
      <IconButton label="Margin" binding="M" isPressed={marginOpen} onClick={() => runCommand('view.margin')}>
        <PanelRight />
      </IconButton>
    </header>
  )
}

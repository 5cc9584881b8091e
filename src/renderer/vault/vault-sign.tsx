import { FolderSync } from 'lucide-react'
import { runCommand } from '../app/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useVault } from './vault-store.ts'
import { needInWords, stateInWords } from './vault-words.ts'

/** The folder in step, in the toolbar, where there is one: quiet, unless it needs the reader. */
export function VaultSign() {
  const status = useVault((state) => state.status)
  if (status === null || status.state === 'off') return null
  const need = needInWords(status)
  const words = need === null ? stateInWords(status) : `${stateInWords(status)}; ${need}`
  const tone =
    status.state === 'failed' || status.isEmptied ? 'failed' : need === null ? status.state : 'need'
  return (
    <span className="vault-sign" data-tone={tone}>
      <IconButton
        label={`Folder in step: ${words}`}
        binding="Mod+Alt+E"
        onClick={() => runCommand('vault.open')}
      >
        <FolderSync />
      </IconButton>
    </span>
  )
}

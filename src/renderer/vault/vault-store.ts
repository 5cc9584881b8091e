import { create } from 'zustand'
import type { VaultStatus } from '../../shared/model/vault.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'

/** How the folder stands that is kept in step; null until it is known. */
export const useVault = create<{ status: VaultStatus | null }>(() => ({ status: null }))

/** Takes over what main says. */
export function adoptVault(status: VaultStatus | null): void {
  if (status !== null) useVault.setState({ status })
}

/** Asks main how the folder stands. */
export async function refreshVault(): Promise<void> {
  adoptVault(await api.vault.status())
}

/** Runs something that changes how the folder stands. */
export function changeVault(change: () => Promise<VaultStatus | null>): void {
  void change().then(adoptVault, reportFailure)
}

/** Asks for a folder. */
export async function chooseVault(): Promise<void> {
  try {
    const status = await api.vault.chooseFolder()
    adoptVault(status)
    if (status !== null) notify('The folder is kept in step from now on.')
  } catch (error) {
    reportFailure(error)
  }
}

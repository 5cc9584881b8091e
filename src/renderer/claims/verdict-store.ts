import { create } from 'zustand'
import type { Verdict } from '../../shared/model/claim.ts'
import type { VerdictId } from '../../shared/model/ids.ts'
import { api } from '../app/api.ts'

/** The reader's verdicts, in their order. */
export const useVerdicts = create<{ verdicts: readonly Verdict[] }>(() => ({ verdicts: [] }))

/** Reads the verdicts anew. */
export async function refreshVerdicts(): Promise<void> {
  useVerdicts.setState({ verdicts: await api.verdicts.list() })
}

/** One verdict; null when there is none with that id. */
export function verdictById(id: VerdictId | null): Verdict | null {
  return useVerdicts.getState().verdicts.find((verdict) => verdict.id === id) ?? null
}

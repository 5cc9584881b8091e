import { create } from 'zustand'
import type { KindId } from '../../shared/model/ids.ts'
import type { Kind } from '../../shared/model/kind.ts'
import { api } from '../app/api.ts'

/** The reader's kinds, in their order. */
export const useKinds = create<{ kinds: readonly Kind[] }>(() => ({ kinds: [] }))

/** Reads the kinds anew. */
export async function refreshKinds(): Promise<void> {
  useKinds.setState({ kinds: await api.kinds.list() })
}

/** Kinds that have a key, in its order. */
export function offeredKinds(): readonly Kind[] {
  return useKinds.getState().kinds.filter((kind) => !kind.hidden)
}

export function kindById(id: KindId): Kind | null {
  return useKinds.getState().kinds.find((kind) => kind.id === id) ?? null
}

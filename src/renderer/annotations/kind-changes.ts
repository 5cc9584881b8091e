import type { KindId } from '../../shared/model/ids.ts'
import type { Kind, KindPatch } from '../../shared/model/kind.ts'
import { kindColors, kindUnderlines } from '../../shared/model/kind-style.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { useKinds } from './kind-store.ts'

/** Adds a kind whose look no other has yet, to be named by the reader; null when that failed, which is shown. */
export async function addKind(isClaim: boolean): Promise<Kind | null> {
  const { kinds } = useKinds.getState()
  const color = leastUsed(
    kindColors,
    kinds.map((kind) => kind.color),
  )
  const underline = leastUsed(
    kindUnderlines,
    kinds.map((kind) => kind.underline),
  )
  const name = freeName(
    isClaim ? 'New kind of claim' : 'New kind',
    kinds.map((kind) => kind.name),
  )
  try {
    const kind = await api.kinds.create({ name, color, underline, glyph: isClaim ? '!' : '◆', isClaim })
    useKinds.setState(({ kinds: known }) => ({
      kinds: known.some(({ id }) => id === kind.id) ? known : [...known, kind],
    }))
    announce(`${name} added`)
    return kind
  } catch (error) {
    reportFailure(error)
    return null
  }
}

/** Changes a kind; says so when it has to stay as it is. */
export async function changeKind(kind: Kind, patch: KindPatch): Promise<void> {
  try {
    if ((await api.kinds.update(kind.id, patch)) === null)
      notify('One kind has to be offered: this one can’t be hidden.')
  } catch (error) {
    reportFailure(error)
  }
}

/** Moves a kind one place up (-1) or down (1), and its key with it. */
export async function moveKind(kinds: readonly Kind[], id: KindId, step: number): Promise<void> {
  const ids = kinds.map((kind) => kind.id)
  const at = ids.indexOf(id)
  const to = at + step
  if (at === -1 || to < 0 || to >= ids.length) return
  ids.splice(at, 1)
  ids.splice(to, 0, id)
  try {
    await api.kinds.reorder(ids)
    announce(`${kinds[at]?.name ?? ''}: place ${to + 1} of ${ids.length}`)
  } catch (error) {
    reportFailure(error)
  }
}

/** Removes a kind, whose highlights become `replacement`; says what was done, and offers to take it back. */
export async function removeKind(kind: Kind, replacement: Kind): Promise<void> {
  try {
    const count = await api.kinds.remove(kind.id, replacement.id)
    if (count === null) {
      notify('One kind has to be offered, and one has to carry claims: this one stays.')
      return
    }
    const message =
      count === 0
        ? `${kind.name} removed.`
        : `${kind.name} merged into ${replacement.name}: ${count} ${count === 1 ? 'highlight' : 'highlights'}.`
    announce(message)
    notify(message, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

function leastUsed<Value>(values: readonly Value[], used: readonly Value[]): Value {
  const count = (value: Value) => used.filter((one) => one === value).length
  return values.reduce((best, value) => (count(value) < count(best) ? value : best))
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.includes(name)) return name
  }
}

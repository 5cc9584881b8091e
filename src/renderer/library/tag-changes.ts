import type { TagUse } from '../../shared/ipc.ts'
import type { TaggedThings } from '../../shared/model/tag.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'

/** What a renaming will do, in a sentence, before it is done. */
export function describeRename(from: string, to: string, all: readonly TagUse[]): string {
  const { uses, nested } = reach(from, all)
  const known = all.find(({ name }) => name === to)
  const what =
    known === undefined ? `Renames it on ${uses}` : `Merges ${uses} into “${to}”, which has ${known.count}`
  return nested === 0
    ? `${what}.`
    : `${what}; ${nested} nested ${nested === 1 ? 'tag comes' : 'tags come'} along.`
}

/** What deleting a tag will do, in a sentence, before it is done. */
export function describeRemoval(name: string, all: readonly TagUse[]): string {
  const { uses, nested } = reach(name, all)
  const what = nested === 0 ? `“${name}”` : `“${name}” and ${nested} nested ${nested === 1 ? 'tag' : 'tags'}`
  return `Takes ${what} off ${uses}. The highlights and articles stay.`
}

/** Renames a tag everywhere; says what was done, and offers to take it back. */
export async function renameTag(from: string, to: string): Promise<void> {
  await change(api.tags.rename(from, to), () => `Renamed “${from}” to “${to}”.`)
}

/** Takes a tag from everything; says so, and offers to take it back. */
export async function removeTag(name: string): Promise<void> {
  await change(api.tags.remove(name), () => `Deleted the tag “${name}”.`)
}

/** Gives the chosen things `to` in the place of `from`; says how many they were, and offers to take it back. */
export async function splitTag(from: string, to: string, things: TaggedThings): Promise<void> {
  await change(
    api.tags.split(from, to, things),
    (count) => `“${to}” took the place of “${from}” on ${count === 1 ? '1 thing' : `${count} things`}.`,
  )
}

async function change(work: Promise<number>, message: (count: number) => string): Promise<void> {
  try {
    const said = message(await work)
    announce(said)
    notify(said, { label: 'Undo', run: () => void undoLast() })
  } catch (error) {
    reportFailure(error)
  }
}

/** On how many things a tag and those nested in it stand, in words, and how many are nested. */
function reach(name: string, all: readonly TagUse[]): { uses: string; nested: number } {
  const within = all.filter((tag) => tag.name === name || tag.name.startsWith(`${name}/`))
  const uses = within.reduce((sum, tag) => sum + tag.count, 0)
  return {
    uses: uses === 1 ? '1 highlight or article' : `${uses} highlights and articles`,
    nested: within.filter((tag) => tag.name !== name).length,
  }
}

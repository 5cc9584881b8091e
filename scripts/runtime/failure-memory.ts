import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How long a failure is believed to happen again: a day, because networks are changed by people. */
export const FAILURE_REMEMBERED_MS = 24 * 60 * 60 * 1000

/** Remembers in a file why something failed; the file's own date says when. */
export async function rememberFailure(file: string, reason: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, reason)
}

/** The reason of a failure that is remembered and not yet too old, or null. `now` in milliseconds since 1970. */
export async function rememberedFailure(file: string, now: number): Promise<string | null> {
  if (!existsSync(file)) return null
  const age = now - (await stat(file)).mtimeMs
  // A failure from the future, after the clock was set back, would else be believed for years.
  return Math.abs(age) < FAILURE_REMEMBERED_MS ? readFile(file, 'utf8') : null
}

/** Forgets a failure, if there is one. */
export async function forgetFailure(file: string): Promise<void> {
  await rm(file, { force: true })
}

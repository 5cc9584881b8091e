import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Library } from './library.ts'
import { describeFailure } from './open-failures.ts'
import { openLibrary } from './open-library.ts'
import { makeReadableCopy } from './readable-copy.ts'
import { rescue } from './salvage.ts'

/** A library to be looked at: a copy, into which nothing can be written. */
export type LibraryCopy = { library: Library; /** Closes the copy, and removes it. */ discard: () => void }

/**
 * Opens a copy of the library at `path`, to be read and exported only; the library itself is not touched. Serves where it
 * can't be opened for writing: in a read-only folder, or damaged in places that reading can do without.
 */
export function openCopy(path: string, clock: Clock = systemClock()): Result<LibraryCopy, OpenFailure> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-copy-'))
  const copy = join(folder, basename(path))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const how = makeReadableCopy(path, copy)
    // Rows that were gathered may refer to some that were not.
    let opened = how === 'rows gathered' ? null : openLibrary(copy, clock)
    if (opened === null || (!opened.ok && opened.failure.kind === 'corrupt')) {
      const rescued = join(folder, 'rescued', basename(path))
      rescue(path, null, rescued)
      opened = openLibrary(rescued, clock)
    }
    if (!opened.ok) {
      remove()
      return fail({ ...opened.failure, path })
    }
    const library: Library = { ...opened.value, isCopy: true }
    library.store.pragma('query_only = ON')
    const discard = () => {
      library.store.close()
      remove()
    }
    return ok({ library, discard })
  } catch (error) {
    remove()
    return fail(describeFailure(path, error))
  }
}

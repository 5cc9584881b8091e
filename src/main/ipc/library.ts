import { shell } from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LibraryOpening } from '../../shared/ipc.ts'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { listAnnotations } from '../store/annotations.ts'
import { lastReadDocument, readingPosition } from '../store/documents.ts'
import { undoState } from '../store/journal.ts'
import { describeFailure, isUnreadable } from '../store/open-failures.ts'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import { readSettings } from '../store/settings.ts'
import type { Handlers } from './handler.ts'

/** What the composition root knows of the library: open, or why not. */
export type LibraryState = {
  path: string
  opened: () => Result<Library, OpenFailure>
  retry: () => void
  resources: string
  /** Where the build has written the licences of what ships. */
  licences: string
}

const BUNDLED_ARTICLE = 'china-hits-back.txt'

export const libraryHandlers = ({ path, opened, retry, resources, licences }: LibraryState) =>
  ({
    open: {
      parameters: z.tuple([]),
      answer: () => {
        const library = opened()
        if (!library.ok) return fail(library.failure)
        try {
          return ok(readOpening(library.value, path))
        } catch (error) {
          // A library may open, and have its damage where the article lies that is to be shown first.
          if (isUnreadable(error)) return fail(describeFailure(path, error))
          throw error
        }
      },
    },
    bundledArticle: {
      parameters: z.tuple([]),
      answer: async () => ({
        name: BUNDLED_ARTICLE,
        bytes: new Uint8Array(await readFile(join(resources, BUNDLED_ARTICLE))),
      }),
    },
    licences: {
      parameters: z.tuple([]),
      answer: () => readFile(licences, 'utf8'),
    },
    retry: { parameters: z.tuple([]), answer: () => retry() },
    showFile: { parameters: z.tuple([]), answer: () => shell.showItemInFolder(path) },
  }) satisfies Handlers<'library'>

function readOpening({ store, isCopy }: Library, libraryPath: string): LibraryOpening {
  const document = lastReadDocument(store)
  return {
    settings: readSettings(store),
    kinds: listKinds(store),
    document,
    annotations: document === null ? [] : listAnnotations(store, document.id),
    readingPosition: document === null ? null : readingPosition(store, document.id),
    undo: undoState(store),
    isNew: document === null,
    platform: process.platform,
    libraryPath,
    isReadOnly: isCopy === true,
  }
}

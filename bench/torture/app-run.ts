import type { ElectronApplication } from '@playwright/test'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type RunningApp } from '../../e2e/launch.ts'
import { createAnnotation, listAnnotations } from '../../src/main/store/annotations.ts'
import { listDocuments } from '../../src/main/store/documents.ts'
import { addedDocument, annotationDraft, openedLibrary } from '../../src/main/store/library-fixture.ts'
import { openLibrary } from '../../src/main/store/open-library.ts'
import { closeStore } from '../../src/main/store/open.ts'
import type { Annotation } from '../../src/shared/model/annotation.ts'

/** A folder for a part's libraries, removed when `work` ends. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'postil-torture-'))
  try {
    return await work(folder)
  } finally {
    // What was killed may still let go of its files.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** Makes a library with one article that says `text`, and as many highlights of its first word as are wanted. */
export function prepareLibrary(folder: string, text: string, highlights: number): string {
  const path = join(folder, 'library.postil')
  const library = openedLibrary(path)
  const document = addedDocument(library, text)
  for (let index = 0; index < highlights; index += 1)
    createAnnotation(library.store, library.clock, annotationDraft(library, document))
  closeStore(library.store)
  return path
}

/** What the library at `path` holds once no app has it open; throws when it can't be opened. */
export function readAnnotations(path: string): Annotation[] {
  const opened = openLibrary(path)
  if (!opened.ok) throw new Error(opened.failure.message)
  const { store } = opened.value
  const annotations = listDocuments(store).flatMap(({ id }) => listAnnotations(store, id))
  closeStore(store)
  return annotations
}

/** Kills the app with SIGKILL, and waits until it is gone. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const process = app.process()
  const isGone = process.exitCode !== null || process.signalCode !== null
  const gone = isGone ? null : once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}

/** How long a busy machine may take to show the first article, in milliseconds. */
const FIRST_ARTICLE = 60_000

/** Starts the app on a folder, and waits until its article is shown. */
export async function openApp(folder: string): Promise<RunningApp> {
  const app = await launch(folder)
  await app.page.locator('.article').waitFor({ timeout: FIRST_ARTICLE })
  await app.reader.ready()
  return app
}

import { dialog, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { importedSchema } from '../../shared/interchange/imported-schema.ts'
import { importFormats } from '../../shared/interchange/import-formats.ts'
import type { ExchangeEvents } from '../../shared/ipc-exchange.ts'
import type { ImportProgress } from '../../shared/model/annotation-import.ts'
import { annotationId } from '../../shared/model/ids.ts'
import { AnnotationImport } from '../exchange/annotation-import.ts'
import { StoppedByReader } from '../exchange/breathe.ts'
import type { FileTickets } from '../file-tickets.ts'
import { countDetached, listDetached, removeDetached } from '../store/detached.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

const FILES = [
  {
    name: 'Highlights and exports',
    extensions: ['md', 'markdown', 'json', 'jsonld', 'annotation', 'csv', 'txt'],
  },
  { name: 'All files', extensions: ['*'] },
]

const verdict = z.enum(['stored', 'known', 'waiting', 'not-understood'])

/** Progress is told so often, in milliseconds. */
const INTERVAL = 100

/** `window` is asked for at each call. */
export const annotationImportHandlers = (
  library: Library,
  { window, tickets }: { window: () => BrowserWindow; tickets: FileTickets },
) => {
  let current = new AnnotationImport(library)
  const tell = () => {
    let toldAt = 0
    return (progress: ImportProgress) => {
      if (performance.now() - toldAt < INTERVAL && progress.done < progress.total) return
      toldAt = performance.now()
      const { webContents } = window()
      const event: keyof ExchangeEvents = 'annotationImports:progress'
      if (!webContents.isDestroyed()) webContents.send(event, progress)
    }
  }
  return {
    choose: {
      parameters: z.tuple([]),
      answer: async () => {
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
          title: 'Import highlights',
          properties: ['openFile', 'multiSelections'],
          filters: FILES,
        })
        return canceled ? [] : tickets.issue(filePaths)
      },
    },
    begin: {
      parameters: z.tuple([]),
      answer: () => {
        current.stop()
        current = new AnnotationImport(library)
      },
    },
    add: {
      parameters: z.tuple([z.enum(importFormats), z.string().max(4_096), importedSchema]),
      answer: (format, file, imported) => current.add({ format, file, imported }),
    },
    plan: {
      parameters: z.tuple([]),
      answer: async () => {
        try {
          return await current.plan(tell())
        } catch (error) {
          if (error instanceof StoppedByReader) return null
          throw error
        }
      },
    },
    lines: {
      parameters: z.tuple([z.array(verdict), z.int().nonnegative(), z.int().nonnegative()]),
      answer: (verdicts, start, end) => current.lines(verdicts, start, end),
    },
    carryOut: { parameters: z.tuple([]), answer: () => current.carryOut(tell()) },
    stop: { parameters: z.tuple([]), answer: () => current.stop() },
    forget: {
      parameters: z.tuple([]),
      answer: () => {
        current.stop()
        current = new AnnotationImport(library)
      },
    },
  } satisfies Handlers<'annotationImports'>
}

export const detachedHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listDetached(store) },
    count: { parameters: z.tuple([]), answer: () => countDetached(store) },
    remove: {
      parameters: z.tuple([z.array(annotationId).max(1_000_000)]),
      answer: (ids) => removeDetached(store, clock, ids),
    },
  }) satisfies Handlers<'detached'>

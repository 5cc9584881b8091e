import { z } from 'zod'
import { openExternal } from '../external-links.ts'
import { log } from '../log.ts'
import { printPage } from '../print-page.ts'
import type { ReaderWindow } from '../window.ts'
import type { Handlers } from './handler.ts'

export const windowHandlers = (reader: () => ReaderWindow | null) =>
  ({
    readyToClose: { parameters: z.tuple([]), answer: () => reader()?.readyToClose() },
    stillSaving: { parameters: z.tuple([]), answer: () => reader()?.stillSaving() },
    stayOpen: { parameters: z.tuple([]), answer: () => reader()?.stayOpen() },
    setFullScreen: {
      parameters: z.tuple([z.boolean()]),
      answer: (isFullScreen) => reader()?.window.setFullScreen(isFullScreen),
    },
    print: {
      parameters: z.tuple([z.string().max(1_000)]),
      answer: (title) => printPage(reader()?.window ?? null, title),
    },
    openExternal: { parameters: z.tuple([z.string().max(100_000)]), answer: (url) => openExternal(url) },
  }) satisfies Handlers<'window'>

export const logHandlers = {
  error: {
    parameters: z.tuple([z.string().max(20_000)]),
    answer: (message) => log.error(`In the window: ${message}`),
  },
} satisfies Handlers<'log'>

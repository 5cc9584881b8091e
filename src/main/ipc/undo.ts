import { z } from 'zod'
import { redo, undo } from '../store/journal.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

export const undoHandlers = ({ store }: Library) =>
  ({
    undo: { parameters: z.tuple([]), answer: () => undo(store) },
    redo: { parameters: z.tuple([]), answer: () => redo(store) },
  }) satisfies Handlers<'undo'>

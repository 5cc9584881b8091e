import { z } from 'zod'
import { listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

export const kindHandlers = ({ store }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listKinds(store) },
  }) satisfies Handlers<'kinds'>

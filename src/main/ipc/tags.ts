import { z } from 'zod'
import type { Library } from '../store/library.ts'
import { listTags } from '../store/tags.ts'
import type { Handlers } from './handler.ts'

export const tagHandlers = ({ store }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listTags(store) },
  }) satisfies Handlers<'tags'>

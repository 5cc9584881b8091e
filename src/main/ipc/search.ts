import { z } from 'zod'
import type { Library } from '../store/library.ts'
import { rebuildSearch } from '../store/search-index.ts'
import { search } from '../store/search.ts'
import type { Handlers } from './handler.ts'

export const searchHandlers = ({ store }: Library) =>
  ({
    find: {
      parameters: z.tuple([z.string().max(10_000), z.int().min(0).max(100_000), z.int().min(1).max(200)]),
      answer: (query, offset, limit) => search(store, query, { offset, limit }),
    },
    rebuild: { parameters: z.tuple([]), answer: () => rebuildSearch(store) },
  }) satisfies Handlers<'search'>

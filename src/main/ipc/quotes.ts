import { z } from 'zod'
import { annotationId, documentId } from '../../shared/model/ids.ts'
import type { Library } from '../store/library.ts'
import { findQuoteInLibrary, verifyDocumentQuotes } from '../store/quotes.ts'
import type { Handlers } from './handler.ts'

/** More documents than these, and the words are a commonplace. */
const MOST_HITS = 20

export const quoteHandlers = ({ store }: Library) =>
  ({
    verify: {
      parameters: z.tuple([documentId, z.array(annotationId).max(100_000).nullable()]),
      answer: (id, ids) => verifyDocumentQuotes(store, id, ids),
    },
    find: {
      parameters: z.tuple([z.string().max(20_000)]),
      answer: (pasted) => findQuoteInLibrary(store, pasted, MOST_HITS),
    },
  }) satisfies Handlers<'quotes'>

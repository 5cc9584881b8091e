import { z } from 'zod'
import { documentDraft, readingPosition } from '../../shared/model/document.ts'
import { documentId } from '../../shared/model/ids.ts'
import {
  createDocument,
  getDocument,
  listDocuments,
  readingPosition as storedReadingPosition,
  saveReadingPosition,
} from '../store/documents.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

export const documentHandlers = ({ store, clock, isCopy }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listDocuments(store) },
    get: { parameters: z.tuple([documentId]), answer: (id) => getDocument(store, id) },
    create: { parameters: z.tuple([documentDraft]), answer: (draft) => createDocument(store, clock, draft) },
    readingPosition: {
      parameters: z.tuple([documentId]),
      answer: (id) => storedReadingPosition(store, id),
    },
    saveReadingPosition: {
      parameters: z.tuple([documentId, readingPosition, z.number().min(0).max(1).nullable()]),
      // A copy that is only looked at remembers nothing.
      answer: (id, position, progress) => {
        if (isCopy !== true) saveReadingPosition(store, clock, id, position, progress)
      },
    },
  }) satisfies Handlers<'documents'>

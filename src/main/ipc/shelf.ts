import { z } from 'zod'
import { tagName } from '../../shared/model/tag.ts'
import { documentId, kindId, revisionId, speakerId } from '../../shared/model/ids.ts'
import { metadataCorrection, shelfChange } from '../../shared/model/shelf.ts'
import { correctMetadata } from '../store/document-metadata.ts'
import { LARGE_CHANGE, type Library } from '../store/library.ts'
import { getOriginal } from '../store/originals.ts'
import { listRevisions, revisionTexts } from '../store/revisions.ts'
import {
  changeDocuments,
  documentsHaving,
  listShelf,
  listTrash,
  removeDocuments,
  restoreDocuments,
  shelfItems,
  tagDocuments,
} from '../store/shelf.ts'
import type { Handlers } from './handler.ts'

const ids = z.array(documentId).max(100_000)
const tags = z.array(tagName).max(1_000)

export const shelfHandlers = ({ store, clock, backUp }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listShelf(store) },
    get: { parameters: z.tuple([ids]), answer: (wanted) => shelfItems(store, wanted) },
    having: {
      parameters: z.tuple([kindId.nullable(), speakerId.nullable()]),
      answer: (kind, speaker) => documentsHaving(store, kind, speaker),
    },
    trash: { parameters: z.tuple([]), answer: () => listTrash(store) },
    change: {
      parameters: z.tuple([ids, shelfChange]),
      answer: (wanted, change) => changeDocuments(store, clock, wanted, change),
    },
    tag: {
      parameters: z.tuple([ids, tags, tags]),
      answer: (wanted, add, remove) => tagDocuments(store, clock, wanted, add, remove),
    },
    correct: {
      parameters: z.tuple([documentId, metadataCorrection]),
      answer: (id, correction) => correctMetadata(store, clock, id, correction),
    },
    remove: {
      parameters: z.tuple([ids]),
      answer: async (wanted) => {
        if (wanted.length > LARGE_CHANGE) await backUp?.('deletion')
        return removeDocuments(store, clock, wanted)
      },
    },
    restore: { parameters: z.tuple([ids]), answer: (wanted) => restoreDocuments(store, clock, wanted) },
  }) satisfies Handlers<'shelf'>

export const revisionHandlers = ({ store }: Library) =>
  ({
    list: { parameters: z.tuple([documentId]), answer: (id) => listRevisions(store, id) },
    texts: {
      parameters: z.tuple([z.array(revisionId).max(1_000)]),
      answer: (wanted) => revisionTexts(store, wanted),
    },
    original: {
      parameters: z.tuple([revisionId]),
      answer: (id) => {
        const original = getOriginal(store, id)
        return original === null ? null : new Uint8Array(original)
      },
    },
  }) satisfies Handlers<'revisions'>

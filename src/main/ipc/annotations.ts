import { z } from 'zod'
import { annotationBulkEdit } from '../../shared/model/annotation-edit.ts'
import { annotationDraft, annotationPatch } from '../../shared/model/annotation.ts'
import { annotationId, documentId } from '../../shared/model/ids.ts'
import { editAnnotations } from '../store/annotation-edits.ts'
import {
  createAnnotation,
  createAnnotations,
  getAnnotations,
  listAnnotations,
  removeAnnotations,
  updateAnnotation,
} from '../store/annotations.ts'
import { LARGE_CHANGE, type Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

/** More than this at once is no reader's doing. */
const MAX_CREATED_AT_ONCE = 50_000

const ids = z.array(annotationId).max(100_000)

export const annotationHandlers = ({ store, clock, backUp }: Library) =>
  ({
    list: { parameters: z.tuple([documentId]), answer: (id) => listAnnotations(store, id) },
    get: {
      parameters: z.tuple([ids]),
      answer: (wanted) => getAnnotations(store, wanted),
    },
    create: {
      parameters: z.tuple([annotationDraft]),
      answer: (draft) => createAnnotation(store, clock, draft),
    },
    createMany: {
      parameters: z.tuple([z.array(annotationDraft).max(MAX_CREATED_AT_ONCE)]),
      answer: (drafts) => createAnnotations(store, clock, drafts),
    },
    update: {
      parameters: z.tuple([annotationId, annotationPatch]),
      answer: (id, patch) => updateAnnotation(store, clock, id, patch),
    },
    updateMany: {
      parameters: z.tuple([ids, annotationBulkEdit]),
      answer: (wanted, edit) => editAnnotations(store, clock, wanted, edit),
    },
    remove: {
      parameters: z.tuple([ids]),
      answer: async (wanted) => {
        if (wanted.length > LARGE_CHANGE) await backUp?.('deletion')
        return removeAnnotations(store, clock, wanted)
      },
    },
  }) satisfies Handlers<'annotations'>

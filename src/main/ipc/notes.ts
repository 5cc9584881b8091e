import { z } from 'zod'
import { orphanReasons } from '../../shared/anchoring/anchoring.ts'
import { annotationId, documentId, revisionId } from '../../shared/model/ids.ts'
import { parsePostilLink } from '../postil-link.ts'
import { deletedAnnotations, restoreAnnotations } from '../store/annotation-trash.ts'
import type { Library } from '../store/library.ts'
import { lostAnnotations, recordAnchoring, unplacedAnnotations } from '../store/lost-annotations.ts'
import { linkedThing, suggestLinks } from '../store/note-links.ts'
import type { Handlers } from './handler.ts'

const offset = z.int().nonnegative()

const record = z.object({
  id: annotationId,
  describedIn: revisionId,
  lost: z
    .object({
      reason: z.enum(orphanReasons),
      guess: z.object({ start: offset, end: offset, text: z.string().max(100_000) }).nullable(),
    })
    .nullable(),
})

export const trashHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([documentId.nullable()]), answer: (id) => deletedAnnotations(store, id) },
    restore: {
      parameters: z.tuple([z.array(annotationId).max(100_000)]),
      answer: (ids) => restoreAnnotations(store, clock, ids),
    },
  }) satisfies Handlers<'trash'>

export const lostHandlers = ({ store }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => lostAnnotations(store) },
    unplaced: {
      parameters: z.tuple([z.int().positive().max(1_000)]),
      answer: (limit) => unplacedAnnotations(store, limit),
    },
    record: {
      parameters: z.tuple([documentId, revisionId, z.array(record).max(100_000)]),
      answer: (id, lookedIn, records) => recordAnchoring(store, id, lookedIn, records),
    },
  }) satisfies Handlers<'lost'>

export const linkHandlers = ({ store }: Library) =>
  ({
    resolve: {
      parameters: z.tuple([z.array(z.string().max(1_000)).max(1_000)]),
      answer: (links) =>
        links.map((link) => {
          const end = parsePostilLink(link)
          return end === null ? null : linkedThing(store, end)
        }),
    },
    suggest: {
      parameters: z.tuple([z.string().max(1_000), z.int().positive().max(50)]),
      answer: (typed, limit) => suggestLinks(store, typed, limit),
    },
  }) satisfies Handlers<'links'>

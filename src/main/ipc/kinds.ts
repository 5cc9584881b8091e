import { z } from 'zod'
import { kindId } from '../../shared/model/ids.ts'
import { kindDraft, kindPatch } from '../../shared/model/kind.ts'
import { createKind, removeKind, reorderKinds, updateKind } from '../store/kind-edits.ts'
import { kindUses, listKinds } from '../store/kinds.ts'
import type { Library } from '../store/library.ts'
import type { Handlers } from './handler.ts'

export const kindHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listKinds(store) },
    uses: { parameters: z.tuple([]), answer: () => kindUses(store) },
    create: { parameters: z.tuple([kindDraft]), answer: (draft) => createKind(store, clock, draft) },
    update: {
      parameters: z.tuple([kindId, kindPatch]),
      answer: (id, patch) => updateKind(store, clock, id, patch),
    },
    reorder: {
      parameters: z.tuple([z.array(kindId).max(1_000)]),
      answer: (ids) => reorderKinds(store, clock, ids),
    },
    remove: {
      parameters: z.tuple([kindId, kindId]),
      answer: (id, replacement) => removeKind(store, clock, id, replacement),
    },
  }) satisfies Handlers<'kinds'>

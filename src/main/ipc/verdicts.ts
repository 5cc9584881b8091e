import { z } from 'zod'
import { verdictPresets } from '../../shared/claims/verdict-presets.ts'
import { verdictDraft } from '../../shared/model/claim.ts'
import { verdictId } from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import type { Library } from '../store/library.ts'
import {
  createVerdict,
  listVerdicts,
  removeVerdict,
  reorderVerdicts,
  replaceVerdicts,
  updateVerdict,
} from '../store/verdicts.ts'
import type { Handlers } from './handler.ts'

export const verdictHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listVerdicts(store) },
    create: { parameters: z.tuple([verdictDraft]), answer: (draft) => createVerdict(store, clock, draft) },
    update: {
      parameters: z.tuple([verdictId, verdictDraft.pick({ name: true, color: true }).partial()]),
      answer: (id, patch) => updateVerdict(store, clock, id, patch),
    },
    reorder: {
      parameters: z.tuple([z.array(verdictId).max(1_000)]),
      answer: (ids) => reorderVerdicts(store, clock, ids),
    },
    remove: {
      parameters: z.tuple([verdictId, verdictId]),
      answer: (id, replacement) => removeVerdict(store, clock, id, replacement),
    },
    applyPreset: {
      parameters: z.tuple([z.enum(['five-step', 'conclusion', 'nine'])]),
      answer: (id) => {
        const preset = verdictPresets.find((one) => one.id === id)
        assert(preset !== undefined, 'a preset', id)
        return replaceVerdicts(store, clock, `use of verdicts “${preset.name}”`, preset.verdicts)
      },
    },
  }) satisfies Handlers<'verdicts'>

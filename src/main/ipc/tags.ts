import { z } from 'zod'
import { tagName } from '../../shared/model/tag.ts'
import type { Library } from '../store/library.ts'
import { removeTag, renameTag } from '../store/tag-edits.ts'
import { listTags } from '../store/tags.ts'
import type { Handlers } from './handler.ts'

export const tagHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listTags(store) },
    rename: {
      parameters: z.tuple([tagName, tagName]),
      answer: (from, to) => renameTag(store, clock, from, to),
    },
    remove: { parameters: z.tuple([tagName]), answer: (name) => removeTag(store, clock, name) },
  }) satisfies Handlers<'tags'>

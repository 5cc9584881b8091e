import { z } from 'zod'
import { taggedThings, tagName } from '../../shared/model/tag.ts'
import type { Library } from '../store/library.ts'
import { removeTag, renameTag, splitTag } from '../store/tag-edits.ts'
import { listTags, tagPlaces } from '../store/tags.ts'
import type { Handlers } from './handler.ts'

export const tagHandlers = ({ store, clock }: Library) =>
  ({
    list: { parameters: z.tuple([]), answer: () => listTags(store) },
    rename: {
      parameters: z.tuple([tagName, tagName]),
      answer: (from, to) => renameTag(store, clock, from, to),
    },
    places: { parameters: z.tuple([tagName]), answer: (name) => tagPlaces(store, name) },
    split: {
      parameters: z.tuple([tagName, tagName, taggedThings]),
      answer: (from, to, things) => splitTag(store, clock, from, to, things),
    },
    remove: { parameters: z.tuple([tagName]), answer: (name) => removeTag(store, clock, name) },
  }) satisfies Handlers<'tags'>

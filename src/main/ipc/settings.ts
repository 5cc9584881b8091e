import { z } from 'zod'
import { settings } from '../../shared/model/settings.ts'
import type { Library } from '../store/library.ts'
import { updateSettings } from '../store/settings.ts'
import type { Handlers } from './handler.ts'

// A default would fill in what the patch leaves out.
const patch = z.object(
  Object.fromEntries(
    Object.entries(settings.shape).map(([name, schema]) => [name, schema.unwrap().optional()]),
  ) as {
    [Name in keyof typeof settings.shape]: z.ZodOptional<ReturnType<(typeof settings.shape)[Name]['unwrap']>>
  },
)

export const settingsHandlers = ({ store }: Library) =>
  ({
    update: { parameters: z.tuple([patch]), answer: (changes) => updateSettings(store, changes) },
  }) satisfies Handlers<'settings'>

import { z } from 'zod'
import type { Theme } from '../../shared/model/appearance.ts'
import { settings } from '../../shared/model/settings.ts'
import type { Library } from '../store/library.ts'
import { readSettings, updateSettings } from '../store/settings.ts'
import type { Handlers } from './handler.ts'

// A default would fill in what the patch leaves out.
const patch = z
  .strictObject(
    Object.fromEntries(
      Object.entries(settings.shape).map(([name, schema]) => [name, schema.unwrap().optional()]),
    ) as {
      [Name in keyof typeof settings.shape]: z.ZodOptional<
        ReturnType<(typeof settings.shape)[Name]['unwrap']>
      >
    },
  )
  .refine((changes) => Object.keys(changes).length > 0, 'names no setting')

/** `showTheme` is told of each theme that the reader chooses. */
export const settingsHandlers = ({ store, isCopy }: Library, showTheme: (theme: Theme) => void) =>
  ({
    update: {
      parameters: z.tuple([patch]),
      // In a copy that is only looked at, settings hold for the window, and are kept nowhere.
      answer: (changes) => {
        if (changes.theme !== undefined) showTheme(changes.theme)
        return isCopy === true ? { ...readSettings(store), ...changes } : updateSettings(store, changes)
      },
    },
  }) satisfies Handlers<'settings'>

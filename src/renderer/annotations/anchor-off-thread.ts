import type { Anchoring } from '../../shared/anchoring/anchoring.ts'
import type { TextSelectors } from '../../shared/model/selector.ts'
import { logError } from '../app/notices.ts'
import { offThread } from '../app/off-thread.ts'
// The address is made by the bundler, which the linter does not know.
// oxlint-disable-next-line import/default
import address from './anchoring-worker.ts?worker&url'

/** What the worker is asked: see `anchorAll`. */
export type AnchoringQuestion = {
  text: string
  selectors: readonly TextSelectors[]
  earlierText: string | undefined
}

const ask = offThread<AnchoringQuestion, Anchoring[]>(address, 'anchoring')

/**
 * Finds passages as `anchorAll` does, in a worker. Where that can't run (in tests), or broke, it is done in place:
 * late is better than lost.
 */
export async function anchorOffThread(
  text: string,
  selectors: readonly TextSelectors[],
  earlierText: string | undefined,
): Promise<Anchoring[]> {
  try {
    return await ask({ text, selectors, earlierText })
  } catch (error) {
    if (typeof Worker !== 'undefined') logError(error)
  }
  const { anchorAll } = await import('../../shared/anchoring/anchor.ts')
  return anchorAll(text, selectors, earlierText)
}

/**
 * The worker in which passages are looked for that are not where they were: comparing and indexing a long text
 * would hold up the window.
 */
import { anchorAll } from '../../shared/anchoring/anchor.ts'
import type { AnchoringRequest } from './anchor-off-thread.ts'

addEventListener('message', ({ data }: MessageEvent<AnchoringRequest>) => {
  const { number, text, selectors, earlierText } = data
  postMessage({ number, anchorings: anchorAll(text, selectors, earlierText) })
})

/**
 * The worker in which passages are looked for that are not where they were: comparing and indexing a long text
 * would hold up the window.
 */
import { anchorAll } from '../../shared/anchoring/anchor.ts'
import type { Numbered } from '../app/off-thread.ts'
import type { AnchoringQuestion } from './anchor-off-thread.ts'

addEventListener('message', ({ data }: MessageEvent<Numbered<AnchoringQuestion>>) => {
  const { text, selectors, earlierText } = data.content
  postMessage({ number: data.number, content: anchorAll(text, selectors, earlierText) })
})

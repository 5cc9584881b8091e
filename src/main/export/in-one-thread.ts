import type { ExportProgress } from '../../shared/model/library-export.ts'
import type { Store } from '../store/open.ts'
import { feed } from './feed.ts'
import type { WritingMeans } from './library-source.ts'
import { readFeed } from './read-feed.ts'

/** What the writing thread works with, where there is none: for tests, and for programs that have nothing else to do meanwhile. */
export function inOneThread(
  store: Store,
  onProgress: (progress: ExportProgress) => void = () => {},
): WritingMeans {
  return {
    batches: (request) => readFeed(feed(store, request), request),
    check: () => {},
    onProgress,
  }
}

import type { ImportJob, ReadSource } from '../../shared/ipc-import-page.ts'
import type { Result } from '../../shared/result.ts'
import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { importDocument } from '../import/import-document.ts'
import type { ImportedDocument } from '../import/imported-document.ts'
import { isReadable, MAY_HOLD_HIGHLIGHTS } from './kinds-of-files.ts'

type Article = Extract<ImportJob, { kind: 'article' }>
type Source = Result<ReadSource, { message: string }>
type Taken = { job: ImportJob; source: Promise<Source> | null }

/** How far it is with a long one is told so often, in milliseconds. */
const PROGRESS_INTERVAL = 80

/** Reads what there is to be read, one after the other, for as long as the page is there: it has no other purpose. */
export async function takeJobs(page: string): Promise<never> {
  let storing = Promise.resolve()
  // The next one is fetched while this one is read, and this one is stored while the next is read.
  let coming = take(page)
  for (;;) {
    const { job, source } = await coming
    coming = take(page)
    if (job.kind === 'article') {
      const end = await readArticle(job, source)
      await storing
      storing = end().catch(logError)
    } else {
      const { storeHighlights } = await import('./store-highlights.ts')
      await storeHighlights(job).catch(logError)
    }
  }
}

async function take(page: string): Promise<Taken> {
  const job = await api.importPage.next(page)
  const source = job.kind === 'article' ? api.importPage.read(job.id, 0) : null
  // Whether it fails is asked when its turn comes.
  source?.catch(() => {})
  return { job, source }
}

/** Reads an article; answers how the job ends. A mistake of ours is a failure of this one article, and stands in the log. */
async function readArticle(job: Article, source: Promise<Source> | null): Promise<() => Promise<void>> {
  const failed = (message: string) => () => api.importPage.end(job.id, 'failed', message)
  try {
    void api.importPage.progress(job.id, 0).catch(logError)
    const loaded = await source
    if (loaded === null) return failed('There was nothing to read.')
    if (!loaded.ok) return failed(loaded.failure.message)
    const { path, isChosen } = job
    if (MAY_HOLD_HIGHLIGHTS.test(path)) {
      // Loaded when it is needed: the parsers of all formats hang on it.
      const { isExchangeFile } = await import('../exchange/read-files.ts')
      if (isExchangeFile(path, loaded.value.bytes))
        return () => api.importPage.end(job.id, 'highlights', null)
      if (!isChosen && !isReadable(path)) return () => api.importPage.end(job.id, 'left-out', null)
    }
    const read = await importDocument(loaded.value, {
      keepWhole: job.keepWhole,
      onProgress: ({ fraction }) => tellProgress(job.id, fraction),
      ...(job.isFetched ? { loadImage: (url: string) => api.importPage.fetchImage(job.id, url) } : {}),
    })
    return read.ok ? () => store(job.id, read.value) : failed(read.failure.message)
  } catch (error) {
    logError(error)
    return failed(error instanceof Error ? error.message : String(error))
  }
}

async function store(job: string, document: ImportedDocument): Promise<void> {
  const { images, original = null, leadImage: _leadImage, ...draft } = document
  try {
    await api.importPage.store(job, draft, images, original)
  } catch (error) {
    // What the library could not even take: a draft that breaks the contract.
    await api.importPage.end(job, 'failed', error instanceof Error ? error.message : String(error))
  }
}

let toldAt = performance.now()

function tellProgress(job: string, fraction: number): void {
  if (performance.now() - toldAt < PROGRESS_INTERVAL) return
  toldAt = performance.now()
  void api.importPage.progress(job, fraction).catch(logError)
}

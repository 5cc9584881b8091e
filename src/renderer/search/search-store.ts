import { create } from 'zustand'
import type { SearchHit } from '../../shared/search/search-page.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

type SearchState = {
  /** As it was typed; kept while the app runs, so that the next hit is one key away. */
  query: string
  /** What the hits were found for. */
  found: string
  hits: readonly SearchHit[]
  hasMore: boolean
  problems: readonly string[]
}

export const useSearch = create<SearchState>(() => ({
  query: '',
  found: '',
  hits: [],
  hasMore: false,
  problems: [],
}))

/** So many hits are asked for at once: two screens full. */
const PAGE = 24

/** Whether the library is looking; what is typed meanwhile is searched for when it has answered, the last of it only. */
let isSearching = false

/** Searches for what is typed, at once: no key waits for a pause, and the library is never asked two things. */
export function typeQuery(query: string): void {
  useSearch.setState({ query })
  void find(query, 0)
}

/** Waits until the hits are those of what is typed. Answers whether they are: the reader may have typed on. */
export function whenFound(): Promise<boolean> {
  const { query } = useSearch.getState()
  return new Promise((resolve) => {
    const check = () => {
      const state = useSearch.getState()
      if (state.query !== query) finish(false)
      else if (state.found === query) finish(true)
    }
    const finish = (isFound: boolean) => {
      stop()
      resolve(isFound)
    }
    const stop = useSearch.subscribe(check)
    check()
  })
}

/** Searches again for what was typed last: the library may have changed. */
export function searchAgain(): void {
  const { query } = useSearch.getState()
  if (query !== '') void find(query, 0)
}

/** Reads the next part of what was found. */
export function readMore(): void {
  const { found, hits, hasMore } = useSearch.getState()
  if (hasMore) void find(found, hits.length)
}

async function find(query: string, offset: number): Promise<void> {
  if (isSearching) return
  isSearching = true
  try {
    const page = await api.search.find(query, offset, PAGE)
    // Something else was typed meanwhile.
    if (useSearch.getState().query !== query) return
    useSearch.setState(({ hits }) => ({
      found: query,
      hits: offset === 0 ? page.hits : [...hits, ...page.hits],
      hasMore: page.hasMore,
      problems: page.problems,
    }))
  } catch (error) {
    reportFailure(error)
  } finally {
    isSearching = false
    const latest = useSearch.getState().query
    if (latest !== query) void find(latest, 0)
  }
}

import { create } from 'zustand'
import type { ReadingPosition } from '../../shared/model/document.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { ShelfItem } from '../../shared/model/shelf.ts'
import { adoptAnnotations } from '../annotations/annotation-store.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { leavePlace } from '../reader/place-history.ts'
import { openDocumentId, showDocument, useReader } from '../reader/reader-store.ts'
import { savePosition } from '../reader/save-position.ts'

type LibraryState = {
  /** Every document that is not in the trash, the last added first. */
  documents: readonly ShelfItem[]
  /** Every document in the trash, the last removed first. */
  trash: readonly ShelfItem[]
  isLoaded: boolean
}

/** What stands on the shelf. */
export const useLibrary = create<LibraryState>(() => ({ documents: [], trash: [], isLoaded: false }))

/** How long changes are gathered before they are read, in milliseconds: an import of thousands is no flood of calls. */
const GATHERING_TIME = 60

/** The same while changes keep coming: nobody reads a shelf that changes faster than this. */
const LONGER_GATHERING_TIME = 400

let readAt = 0

const changed = new Set<DocumentId>()
let timer = 0

/** Reads the shelf anew. */
export async function refreshLibrary(): Promise<void> {
  const [documents, trash] = await Promise.all([api.shelf.list(), api.shelf.trash()])
  useLibrary.setState({ documents, trash, isLoaded: true })
}

/** Reads those documents anew that the library says have changed, soon; opens the open one again if its text is another. */
export function refreshDocuments(ids: readonly DocumentId[]): void {
  for (const id of ids) changed.add(id)
  // Not put off by the next change: in a long import the shelf fills before its end.
  if (timer !== 0) return
  const isBusy = performance.now() - readAt < LONGER_GATHERING_TIME
  timer = window.setTimeout(
    () => {
      timer = 0
      readAt = performance.now()
      void readChanged().catch(reportFailure)
    },
    isBusy ? LONGER_GATHERING_TIME : GATHERING_TIME,
  )
}

async function readChanged(): Promise<void> {
  if (!useLibrary.getState().isLoaded) return
  const ids = [...changed]
  changed.clear()
  const [fresh, trash] = await Promise.all([api.shelf.get(ids), api.shelf.trash()])
  const byId = new Map(fresh.map((item) => [item.id, item]))
  const gone = new Set(ids.filter((id) => !byId.has(id)))
  const { documents } = useLibrary.getState()
  const known = new Set(documents.map(({ id }) => id))
  const added = fresh.filter(({ id }) => !known.has(id))
  const kept = documents.filter(({ id }) => !gone.has(id)).map((item) => byId.get(item.id) ?? item)
  const next = added.length === 0 ? kept : [...kept, ...added].toSorted(byAdded)
  useLibrary.setState({ documents: next, trash })
  await followOpenDocument(byId, gone)
}

/** The open article may have another text now, other details, or be gone. */
async function followOpenDocument(
  fresh: ReadonlyMap<DocumentId, ShelfItem>,
  gone: ReadonlySet<DocumentId>,
): Promise<void> {
  const { document } = useReader.getState()
  if (document === null) return
  const item = fresh.get(document.id)
  if (gone.has(document.id)) {
    const next = useLibrary.getState().documents[0]
    if (next === undefined) showNothing()
    else await openDocument(next.id)
  } else if (item !== undefined && item.revisionId !== document.revisionId)
    await openDocument(document.id, 'again')
  else if (item !== undefined)
    useReader.setState({ document: { ...document, ...item, revision: document.revision } })
}

function showNothing(): void {
  showDocument(null, null)
  adoptAnnotations([])
}

function byAdded(a: ShelfItem, b: ShelfItem): number {
  return b.addedAt - a.addedAt || (a.id < b.id ? 1 : -1)
}

/**
 * Opens a document where it was left, or at a position. One that is open already is opened anew only `again`;
 * `travelling` through places that are remembered adds none to them.
 */
export async function openDocument(
  id: DocumentId,
  how?: 'again' | 'travelling',
  position?: ReadingPosition,
): Promise<void> {
  if (id === openDocumentId() && how !== 'again') return
  if (how === undefined) leavePlace()
  const before = openDocumentId()
  try {
    await Promise.all([flushNotes(), savePosition()])
    if (before !== null) refreshDocuments([before])
    const [document, annotations, left] = await Promise.all([
      api.documents.get(id),
      api.annotations.list(id),
      api.documents.readingPosition(id),
    ])
    showDocument(document, position ?? left)
    adoptAnnotations(annotations)
  } catch (error) {
    reportFailure(error)
  }
}

import type { LinkTarget, Opened } from '../shared/ipc-library.ts'
import type { DocumentId } from '../shared/model/ids.ts'
import type { FileTickets } from './file-tickets.ts'
import { parsePostilLink, type OpenRequest } from './open-files.ts'
import { getAnnotation } from './store/annotations.ts'
import type { Library } from './store/library.ts'
import { shelfItems } from './store/shelf.ts'

/** Keeps what the app was asked to open until the window takes it over: it may have been asked before there was one. */
export class OpenRequests {
  readonly #tickets: FileTickets
  readonly #tell: () => void
  #waiting: OpenRequest = { paths: [], links: [] }

  /** `tell` is called whenever something new is there to be taken. */
  constructor(tickets: FileTickets, tell: () => void) {
    this.#tickets = tickets
    this.#tell = tell
  }

  add({ paths, links }: OpenRequest): void {
    if (paths.length + links.length === 0) return
    this.#waiting = { paths: [...this.#waiting.paths, ...paths], links: [...this.#waiting.links, ...links] }
    this.#tell()
  }

  /** Hands over everything that was asked for since the last call. */
  async take({ store }: Library): Promise<Opened> {
    const { paths, links } = this.#waiting
    this.#waiting = { paths: [], links: [] }
    const problems: string[] = []
    let target: LinkTarget | null = null
    for (const link of links) {
      const found = followLink(store, link)
      if (found === null) problems.push(`The link ${link.slice(0, 200)} leads to nothing in this library.`)
      else target = found
    }
    return { files: await this.#tickets.issue(paths), target, problems }
  }
}

function followLink(store: Library['store'], link: string): LinkTarget | null {
  const parsed = parsePostilLink(link)
  if (parsed === null) return null
  const isOnShelf = (id: DocumentId) => shelfItems(store, [id]).length > 0
  if (parsed.kind === 'document') return isOnShelf(parsed.id) ? parsed : null
  const annotation = getAnnotation(store, parsed.id)
  if (annotation === null || !isOnShelf(annotation.documentId)) return null
  return { ...parsed, documentId: annotation.documentId }
}

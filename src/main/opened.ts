import type { Opened, OpenedTarget } from '../shared/ipc-library.ts'
import type { FileTickets } from './file-tickets.ts'
import type { OpenRequest } from './open-files.ts'
import { parsePostilLink } from './postil-link.ts'
import { areDetached } from './store/detached.ts'
import type { Library } from './store/library.ts'
import { findLinked } from './store/linked.ts'

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
    let target: OpenedTarget | null = null
    for (const link of links) {
      const found = followLink(store, link)
      if (typeof found === 'string') problems.push(found)
      else target = found
    }
    return { files: await this.#tickets.issue(paths), target, problems }
  }
}

/** What a link leads to; or why to nothing, in a sentence for the reader. */
function followLink(store: Library['store'], link: string): OpenedTarget | string {
  const parsed = parsePostilLink(link)
  if (parsed === null) return `“${link.slice(0, 200)}” is not a link that Postil knows.`
  const target = findLinked(store, parsed)
  if (target !== null) return target
  if (parsed.kind === 'document') return 'The article of this link is not in this library.'
  return areDetached(store, [parsed.id]).size > 0
    ? 'The highlight of this link waits for its article. It opens once the article is in the library.'
    : 'The highlight of this link is not in this library.'
}

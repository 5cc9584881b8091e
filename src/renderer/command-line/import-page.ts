import { ok } from '../../shared/result.ts'
import { api } from '../app/api.ts'
import { importOne } from '../library/import-queue.ts'
import { MAY_HOLD_HIGHLIGHTS } from '../library/import-sources.ts'

type Highlights = { ticket: string; name: string; bytes: Uint8Array }

/** Imports what the command line names, file by file, in a page that nobody sees: bytes are parsed in its sandbox. */
export async function importForCommandLine(): Promise<void> {
  const highlights: Highlights[] = []
  for (let file = await api.commandLine.next(); file !== null; file = await api.commandLine.next()) {
    const { ticket } = file
    await reporting(ticket, async () => {
      const found = await importArticle(file)
      if (found !== null) highlights.push(found)
    })
  }
  if (highlights.length > 0) await importHighlights(highlights)
  await api.commandLine.finished()
}

/** Stores an article; answers the file where it holds highlights: the parts of some exports belong together. */
async function importArticle({
  ticket,
  name,
  path,
}: {
  ticket: string
  name: string
  path: string
}): Promise<Highlights | null> {
  const read = await api.imports.read(ticket)
  if (read.ok && MAY_HOLD_HIGHLIGHTS.test(name)) {
    // Loaded when it is needed: the parsers of all formats hang on it.
    const { isExchangeFile } = await import('../exchange/read-files.ts')
    if (isExchangeFile(path, read.value.bytes)) return { ticket, name: path, bytes: read.value.bytes }
  }
  const load = () => Promise.resolve(read.ok ? ok({ ...read.value, mediaType: null, url: null }) : read)
  const outcome = await importOne({ name, load }, new AbortController().signal)
  if (outcome.ok) await api.commandLine.done(ticket, outcome.value, null)
  else await api.commandLine.done(ticket, null, outcome.failure.message)
  return null
}

async function importHighlights(files: readonly Highlights[]): Promise<void> {
  const { readHighlights } = await import('../exchange/read-files.ts')
  const { imports } = readHighlights(files)
  for (const { format, files: names, parts } of imports) {
    const tickets = files.filter(({ name }) => names.includes(name)).map(({ ticket }) => ticket)
    await reporting(tickets[0] ?? '', async () => {
      for (const part of parts)
        await api.commandLine.addHighlights(format, names.join(', ').slice(0, 4_096), part)
      await api.commandLine.storeHighlights(tickets)
    })
  }
}

async function reporting(ticket: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await api.commandLine.done(ticket, null, error instanceof Error ? error.message : String(error))
  }
}

import { api } from '../app/api.ts'
import { importOne } from '../library/import-queue.ts'
import { ok } from '../../shared/result.ts'

/** Imports what the command line names, file by file, in a page that nobody sees: bytes are parsed in its sandbox. */
export async function importForCommandLine(): Promise<void> {
  const never = new AbortController().signal
  for (let file = await api.commandLine.next(); file !== null; file = await api.commandLine.next()) {
    const { ticket, name } = file
    const load = async () => {
      const read = await api.imports.read(ticket)
      return read.ok ? ok({ ...read.value, mediaType: null, url: null }) : read
    }
    try {
      const outcome = await importOne({ name, load }, never)
      if (outcome.ok) await api.commandLine.done(ticket, outcome.value, null)
      else await api.commandLine.done(ticket, null, outcome.failure.message)
    } catch (error) {
      await api.commandLine.done(ticket, null, error instanceof Error ? error.message : String(error))
    }
  }
}

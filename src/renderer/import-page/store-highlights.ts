import type { ImportJob } from '../../shared/ipc-import-page.ts'
import { api } from '../app/api.ts'
import { readHighlights, type ReadHighlights } from '../exchange/read-files.ts'

type HighlightFile = { index: number; name: string; bytes: Uint8Array }

/** Reads the files of a job about highlights, and has stored what is in them; says of each that could not be read why. */
export async function storeHighlights({
  id,
  paths,
}: Extract<ImportJob, { kind: 'highlights' }>): Promise<void> {
  const problems: { index: number; message: string }[] = []
  const files: HighlightFile[] = []
  for (const [index, name] of paths.entries()) {
    const read = await api.importPage.read(id, index)
    if (read.ok) files.push({ index, name, bytes: read.value.bytes })
    else problems.push({ index, message: read.failure.message })
  }
  try {
    for (const { format, files: names, parts } of readHighlights(files).imports) {
      const indexes = files.filter(({ name }) => names.includes(name)).map(({ index }) => index)
      await storeParts(id, { format, names, parts, indexes }).catch((error: unknown) =>
        problems.push({ index: indexes[0] ?? 0, message: messageOf(error) }),
      )
    }
  } catch (error) {
    problems.push(...files.map(({ index }) => ({ index, message: messageOf(error) })))
  }
  await api.importPage.endHighlights(id, problems)
}

async function storeParts(
  job: string,
  { format, names, parts, indexes }: Omit<ReadHighlights, 'files'> & { names: string[]; indexes: number[] },
): Promise<void> {
  const file = names.join(', ').slice(0, 4_096)
  for (const part of parts) await api.importPage.addHighlights(job, format, file, part)
  await api.importPage.storeHighlights(job, indexes)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

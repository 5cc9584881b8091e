import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { importTickets } from './import-sources.ts'
import { openPassage } from './open-passage.ts'

/** Takes over what the command line, a second start or the system handed to the app. */
export async function takeOpened(): Promise<void> {
  try {
    const { files, target, problems } = await api.imports.takeOpened()
    for (const problem of problems) notify(problem)
    if (target?.kind === 'document') await openPassage(target.id, null)
    if (target?.kind === 'annotation') await openPassage(target.documentId, { annotationId: target.id })
    importTickets(files)
  } catch (error) {
    reportFailure(error)
  }
}

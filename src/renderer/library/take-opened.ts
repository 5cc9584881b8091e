import type { OpenedTarget } from '../../shared/ipc-library.ts'
import { announce } from '../app/announcer.ts'
import { api } from '../app/api.ts'
import { notify, offer, reportFailure } from '../app/notices.ts'
import { undoLast } from '../app/undo-store.ts'
import { importTickets } from './import-sources.ts'
import { openPassage } from './open-passage.ts'

/** Takes over what the command line, a second start or the system handed to the app. */
export async function takeOpened(): Promise<void> {
  try {
    const { files, target, problems } = await api.imports.takeOpened()
    for (const problem of problems) notify(problem)
    if (target !== null) await follow(target)
    importTickets(files)
  } catch (error) {
    reportFailure(error)
  }
}

/** Goes where a link leads. What is in the trash is offered first: nothing comes back unasked. */
async function follow(target: OpenedTarget): Promise<void> {
  const { link, documentId, annotationId, title, isDocumentDeleted, isAnnotationDeleted } = target
  if (!isDocumentDeleted && !isAnnotationDeleted) {
    return openPassage(documentId, annotationId === null ? null : { annotationId })
  }
  const what = isDocumentDeleted
    ? `The article “${shortened(title)}”`
    : `This highlight in “${shortened(title)}”`
  offer(`${what} is in the trash.`, { label: 'Restore', run: () => void restore(link).catch(reportFailure) })
}

async function restore(link: string): Promise<void> {
  const target = await api.imports.restoreLinked(link)
  if (target === null) return notify('It is not in this library any more.')
  await follow(target)
  const what = target.annotationId === null ? 'Article restored' : 'Highlight restored'
  notify(`${what}.`, { label: 'Undo', run: () => void undoLast() })
  announce(what)
}

function shortened(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 79).trimEnd()}…`
}

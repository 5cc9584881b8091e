import { useAnnotations } from '../annotations/annotation-store.ts'
import { useKinds } from '../annotations/kind-store.ts'
import { flushNotes } from '../annotations/note-drafts.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { printSheet } from './print-sheet.ts'
import { useReader } from './reader-store.ts'
import './print.css'

/** How long pictures may take to be there, in milliseconds: they come from the disk. */
const PICTURES_TIMEOUT = 5_000

/** Prints the open article with its highlights and notes, through the system's own dialog. */
export async function printArticle(): Promise<void> {
  const { document: article } = useReader.getState()
  if (article === null) return
  await flushNotes()
  const kinds = new Map(useKinds.getState().kinds.map((kind) => [kind.id, kind]))
  const sheet = printSheet(
    article,
    [...useAnnotations.getState().placed.values()].flatMap(({ annotation, range }) => {
      const kind = kinds.get(annotation.kindId)
      return kind === undefined ? [] : [{ annotation, range, kind }]
    }),
  )
  document.body.append(sheet)
  try {
    await pictures(sheet)
    const outcome = await api.window.print(article.title.slice(0, 200))
    if (outcome.kind === 'failed')
      notify(`Not printed: ${outcome.reason}. Check that a printer is set up, or export the article instead.`)
  } catch (error) {
    reportFailure(error)
  } finally {
    sheet.remove()
  }
}

/** Waits for the pictures of the sheet; one that can't be shown holds nothing up. */
async function pictures(sheet: HTMLElement): Promise<void> {
  const shown = Promise.allSettled([...sheet.querySelectorAll('img')].map((image) => image.decode()))
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, PICTURES_TIMEOUT))])
}

import { create } from 'zustand'
import { reportFailure } from '../app/notices.ts'
import { importAddress, importDropped, importText } from './import-sources.ts'

/** Whether something is held over the window that could be dropped. */
export const useDropTarget = create<{ isOver: boolean }>(() => ({ isOver: false }))

/** Takes in what is dropped onto the window, until `signal` aborts: files, folders, a link, or text of another program. */
export function listenForDrops(signal: AbortSignal): void {
  let isOurs = false
  const leave = () => useDropTarget.setState({ isOver: false })
  // What is dragged from the article itself is not something new.
  window.addEventListener('dragstart', () => (isOurs = true), { signal })
  window.addEventListener('dragend', () => (isOurs = false), { signal })
  window.addEventListener(
    'dragover',
    (event) => {
      if (isOurs || isField(event.target) || event.dataTransfer === null) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      if (!useDropTarget.getState().isOver) useDropTarget.setState({ isOver: true })
    },
    { signal },
  )
  window.addEventListener('dragleave', (event) => event.relatedTarget === null && leave(), { signal })
  window.addEventListener(
    'drop',
    (event) => {
      leave()
      if (isOurs || isField(event.target) || event.dataTransfer === null) return
      event.preventDefault()
      void takeIn(event.dataTransfer).catch(reportFailure)
    },
    { signal },
  )
}

async function takeIn(transfer: DataTransfer): Promise<void> {
  if (transfer.files.length > 0) return importDropped(transfer)
  const address = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => /^https?:/i.test(line))
  if (address !== undefined) importAddress(address)
  else await importText({ html: transfer.getData('text/html'), text: transfer.getData('text/plain') })
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea')
}

import log from 'electron-log/main'
import { join } from 'node:path'

/** Sends the app's log to one file in `folder`, at most 1 MB and its predecessor. No text of documents or notes is logged. */
export function openLog(folder: string): void {
  log.transports.file.resolvePathFn = () => join(folder, 'postil.log')
  log.transports.file.maxSize = 1_048_576
  log.transports.console.level = process.env['POSTIL_LOG_TO_CONSOLE'] === undefined ? false : 'info'
  log.errorHandler.startCatching({ showDialog: false })
}

export { log }

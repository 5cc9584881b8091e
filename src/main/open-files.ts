import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'

/** What an app is asked to open: by its command line, the system, or a second start. */
export type OpenRequest = { paths: string[]; links: string[] }

/**
 * Reads a command line, without the program's own name. What begins with `-` is a switch; anything that is there as a
 * file is one; what isn't is ignored when the system added it, and told otherwise when it has the look of a path.
 */
export function readCommandLine(words: readonly string[], workingDirectory: string): OpenRequest {
  const request: OpenRequest = { paths: [], links: [] }
  let onlyPaths = false
  for (const word of words) {
    if (onlyPaths || !word.startsWith('-')) {
      if (!onlyPaths && /^postil:/i.test(word)) request.links.push(word)
      else if (word !== '' && word !== '.') request.paths.push(pathOf(word, workingDirectory))
    } else if (word === '--') onlyPaths = true
  }
  return request
}

/** The words of a process's arguments that are not the program: Electron, and the app's folder when it isn't packaged. */
export function ownWords(argv: readonly string[], isPackaged: boolean): string[] {
  const words = argv.slice(1)
  if (isPackaged) return words
  // The development app is started as `electron [switches] <folder> …`.
  const app = words.findIndex((word) => !word.startsWith('-') && existsSync(resolve(word, 'package.json')))
  return app === -1 ? words : [...words.slice(0, app), ...words.slice(app + 1)]
}

function pathOf(word: string, workingDirectory: string): string {
  if (/^file:\/\//i.test(word)) {
    const path = URL.parse(word)?.pathname
    if (path !== undefined) return decodeURIComponent(path)
  }
  return isAbsolute(word) ? word : resolve(workingDirectory, word)
}

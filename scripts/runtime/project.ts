import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The root of this checkout: the folder that holds package.json. */
export const projectRoot = dirname(dirname(import.meta.dirname))

const packageFile = z.object({
  version: z.string(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
})

/** The folder of an installed package. Throws, naming the remedy, when it is not installed. */
export function packageFolder(name: string): string {
  const folder = join(projectRoot, 'node_modules', ...name.split('/'))
  if (!existsSync(join(folder, 'package.json'))) {
    throw new Error(`The package ${name} is not installed. Run: npm ci`)
  }
  return folder
}

function readPackage(name: string): z.infer<typeof packageFile> {
  const text = readFileSync(join(packageFolder(name), 'package.json'), 'utf8')
  return packageFile.parse(JSON.parse(text))
}

/** The version of an installed package. */
export function packageVersion(name: string): string {
  return readPackage(name).version
}

/**
 * The JavaScript file behind a package's command, to be run with `process.execPath`: the links in
 * node_modules/.bin are shell scripts on Windows. Throws when the package has no such command.
 */
export function packageCommand(name: string, command: string = name): string {
  const { bin } = readPackage(name)
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw new Error(`The package ${name} has no command ${command}`)
  return join(packageFolder(name), file)
}

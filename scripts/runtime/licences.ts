import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** What a package says of its licence. */
const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
})

/** The part of Vite's plugins that this one has; Vite's own types differ from one major version to the next. */
type LicencePlugin = {
  name: string
  generateBundle(this: {
    getModuleIds(): IterableIterator<string>
    emitFile(file: { type: 'asset'; fileName: string; source: string }): string
  }): void
}

/** Modules that are shipped beside the bundles: the database, and the runtime itself. */
const BESIDE = ['better-sqlite3', 'electron']

/**
 * Lists what a bundle is made of. The window's, which is built last, emits `licences.txt`: every package that ships, from
 * what was bundled and not from what was meant to be, each with the text of its licence. `folder` is the build's output.
 */
export function licences(part: 'main' | 'preload' | 'renderer', root: string, folder: string): LicencePlugin {
  const listOf = (name: string) => join(folder, 'licences', `${name}.json`)
  return {
    name: 'licences',
    generateBundle() {
      const own = [...new Set([...this.getModuleIds()].flatMap((id) => packageOf(id) ?? []))].toSorted()
      if (part !== 'renderer') {
        mkdirSync(dirname(listOf(part)), { recursive: true })
        writeFileSync(listOf(part), JSON.stringify(own))
        return
      }
      const others = ['main', 'preload'].flatMap((name) =>
        existsSync(listOf(name))
          ? z.array(z.string()).parse(JSON.parse(readFileSync(listOf(name), 'utf8')))
          : [],
      )
      const beside = BESIDE.map((name) => join(root, 'node_modules', name))
      const all = [...new Set([...own, ...others, ...beside])].filter((path) =>
        existsSync(join(path, 'package.json')),
      )
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licenceText(all) })
    },
  }
}

/** The folder of the package that a module belongs to; null when it is the app's own. */
export function packageOf(id: string): string | null {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? ''
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null
}

/** The list as text: each package with its version, the name of its licence, and the licence itself. */
export function licenceText(folders: readonly string[]): string {
  const entries = folders
    .map((folder) => {
      const { name, version, license } = packageFile.parse(
        JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
      )
      const kind = typeof license === 'string' ? license : (license?.type ?? 'see its text')
      const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying|ofl)(\.|-|$)/i.test(each))
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
      return { heading: `${name} ${version} (${kind})`, text }
    })
    .toSorted((one, other) => one.heading.localeCompare(other.heading, 'en'))
  return [
    `Postil is made with ${entries.length} packages of others. Their licences:`,
    ...entries.map(({ heading }) => `  ${heading}`),
    ...entries.map(({ heading, text }) => `\n${'-'.repeat(72)}\n${heading}\n\n${text}`),
    '',
  ].join('\n')
}

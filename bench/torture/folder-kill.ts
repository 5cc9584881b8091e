import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from '../../src/shared/export/fingerprint.ts'
import { readVaultFile, REGION_CLOSING } from '../../src/shared/export/vault-file.ts'
import { writtenInFile } from '../../src/shared/export/vault-merge.ts'
import { randomSequence, type Outcome, type Part } from './part.ts'

const WORK = fileURLToPath(new URL('folder-work.ts', import.meta.url))

/** SIGKILL while a folder in step is written: every file is wholly the old or the new one, and none seems edited by hand after. */
export const folderKill: Part = {
  name: 'SIGKILL while a folder is kept in step',
  goal: '0 files half written, 0 taken for edited by hand',
  run: (scale) => killOften({ brief: 4, short: 25, full: 500 }[scale], 'whole'),
  broken: () => killOften(8, 'halves'),
}

async function killOften(kills: number, manner: 'whole' | 'halves'): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'postil-folder-kill-'))
  const folder = join(root, 'folder')
  mkdirSync(folder)
  const random = randomSequence(11)
  const failures: string[] = []
  for (let round = 1; round <= kills; round += 1) {
    const child = spawn(process.execPath, [WORK, root, folder, manner], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    let timer: NodeJS.Timeout | null = null
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      timer ??= setTimeout(() => child.kill('SIGKILL'), random(200))
    })
    await once(child, 'close')
    // The first pass of a round has found what the last one left.
    const edited = Number(said.split('\n')[0])
    if (edited > 0) failures.push(`kill ${round}: ${edited} files taken for edited by hand`)
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
      const problem = problemOf(readFileSync(join(folder, name), 'utf8'))
      if (problem !== null) failures.push(`kill ${round}: ${name} ${problem}`)
    }
    if (failures.length > 0) break
  }
  rmSync(root, { recursive: true, force: true })
  return { cases: kills, failures }
}

/** What shows that a file is not whole: each of its blocks has the fingerprint that the file itself says it has. */
function problemOf(content: string): string | null {
  if (!content.endsWith(`${REGION_CLOSING}\n`)) return 'does not reach its end'
  const written = writtenInFile(content)
  const file = readVaultFile(content, new Set())
  if (file === null || file.segments.length < 2) return 'has lost its blocks'
  const wrong = file.segments.find(({ key, text }) => written[key]?.hash !== fingerprint(text))
  return wrong === undefined ? null : `has the block ${wrong.key} of another moment`
}

import { globSync, mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIGURES_FILE, figureSchema, type Figure } from '../bench/figures.ts'
import { readRecorded, showTable, writeRecorded } from '../bench/record.ts'
import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

// `npm run bench -- window` runs those whose name holds the word, with what follows it; without a word, all. The
// figures go into docs/benchmarks.md, which keeps what was not measured anew.
await script(() =>
  withApp(async ({ runtime, environment }) => {
    const word = process.argv[2] ?? ''
    const files = globSync('bench/*.bench.ts', { cwd: projectRoot })
      .filter((file) => file.includes(word))
      .sort()
    if (files.length === 0) throw new Error(`There is no benchmark called bench/*${word}*.bench.ts`)
    const folder = mkdtempSync(join(tmpdir(), 'postil-figures-'))
    const gathered = join(folder, 'figures.jsonl')
    const failed: string[] = []
    try {
      for (const file of files) {
        console.log(`\n${file}`)
        const code = await run(process.execPath, [join(projectRoot, file), ...process.argv.slice(3)], {
          cwd: projectRoot,
          environment: { ...environment, [FIGURES_FILE]: gathered },
        })
        if (code !== 0) failed.push(file)
      }
      const figures = readGathered(gathered)
      if (figures.length > 0) {
        writeRecorded(
          [...readRecorded().filter(({ id }) => !figures.some((one) => one.id === id)), ...figures],
          {
            electron: runtime.version,
          },
        )
        console.log(`\n${showTable(figures)}`)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
    for (const file of failed) console.error(`${file} did not end well`)
    return failed.length === 0 ? 0 : 1
  }),
)

function readGathered(file: string): Figure[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => figureSchema.parse(JSON.parse(line)))
}

import { globSync } from 'node:fs'
import { join } from 'node:path'
import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

// `npm run bench -- reading` runs those whose name holds the word, with what follows it; without a word, all.
await script(() =>
  withApp(async ({ environment }) => {
    const word = process.argv[2] ?? ''
    const files = globSync('bench/*.bench.ts', { cwd: projectRoot })
      .filter((file) => file.includes(word))
      .sort()
    if (files.length === 0) throw new Error(`There is no benchmark called bench/*${word}*.bench.ts`)
    for (const file of files) {
      console.log(`\n${file}`)
      const code = await run(process.execPath, [join(projectRoot, file), ...process.argv.slice(3)], {
        cwd: projectRoot,
        environment,
      })
      if (code !== 0) return code
    }
    return 0
  }),
)

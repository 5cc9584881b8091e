import { withApp } from './runtime/app-session.ts'
import { packageApp } from './runtime/package-app.ts'
import { packageCommand, projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

// `npm run e2e -- reading` runs the stories whose file name holds the word; without a word, all.
const words = process.argv.slice(2)
const needsPackage =
  words.every((word) => word.startsWith('-')) || words.some((word) => /packaged/.test(word))

await script(() =>
  withApp(async ({ runtime, environment }) => {
    if (needsPackage) await packageApp(runtime, 'testable')
    const playwright = packageCommand('@playwright/test', 'playwright')
    return run(process.execPath, [playwright, 'test', ...words], { cwd: projectRoot, environment })
  }),
)

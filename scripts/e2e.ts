import { withApp } from './runtime/app-session.ts'
import { packageApp } from './runtime/package-app.ts'
import { packageCommand, projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

await script(() =>
  withApp(async ({ runtime, environment }) => {
    await packageApp(runtime, 'testable')
    const playwright = packageCommand('@playwright/test', 'playwright')
    return run(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
      cwd: projectRoot,
      environment,
    })
  }),
)

import { buildApp } from './runtime/build-app.ts'
import { hasDisplay, startVirtualDisplay } from './runtime/display.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { packageCommand, projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'

const { environment } = await prepareRuntime()
await buildApp(environment)
const display = hasDisplay() ? null : await startVirtualDisplay()
try {
  process.exitCode = await run(
    process.execPath,
    [packageCommand('@playwright/test', 'playwright'), 'test', ...process.argv.slice(2)],
    { cwd: projectRoot, environment: { ...environment, ...(display && { DISPLAY: display.name }) } },
  )
} finally {
  display?.stop()
}

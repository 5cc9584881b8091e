import { launchArguments } from './launch-options.ts'
import { buildApp } from './runtime/build-app.ts'
import { hasDisplay } from './runtime/display.ts'
import { executableIn } from './runtime/electron-dist.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { run } from './runtime/run-command.ts'

if (!hasDisplay()) {
  console.error('There is no display to open a window on. To see Postil at work without one: npm run demo')
  process.exit(1)
}
const { dist, environment } = await prepareRuntime()
await buildApp(environment)
Object.assign(process.env, environment)
process.exitCode = await run(executableIn(dist), [...launchArguments(), ...process.argv.slice(2)])

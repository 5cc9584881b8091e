import { isCommandLine } from '../src/main/command-line/is-command-line.ts'
import { launchArguments } from './launch-options.ts'
import { buildApp } from './runtime/build-app.ts'
import { hasDisplay } from './runtime/display.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

await script(async () => {
  // Commands need no window.
  if (!hasDisplay() && !isCommandLine(process.argv.slice(2))) {
    console.error('There is no display to open a window on. To see Postil at work without one: npm run demo')
    return 1
  }
  const { executable, environment } = await prepareRuntime()
  await buildApp(environment)
  Object.assign(process.env, environment)
  return run(executable, [...launchArguments(), ...process.argv.slice(2)])
})

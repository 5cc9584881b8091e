import { launchArguments } from './launch-options.ts'
import { buildApp } from './runtime/build-app.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

// `bin/postil` of a checkout: the command line of the app that is built here. Standard output is the command's alone.
const write = process.stderr.write.bind(process.stderr)
process.stdout.write = write

await script(async () => {
  const { executable, environment } = await prepareRuntime()
  await buildApp(environment)
  Object.assign(process.env, environment)
  return run(executable, [...launchArguments(), ...process.argv.slice(2)])
})

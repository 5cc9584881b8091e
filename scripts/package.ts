import { buildApp } from './runtime/build-app.ts'
import { packageApp, packagedFolder } from './runtime/package-app.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { script } from './runtime/script.ts'

await script(async () => {
  const flavour = process.argv.includes('--testable') ? 'testable' : 'release'
  const { runtime, environment } = await prepareRuntime()
  await buildApp(environment)
  await packageApp(runtime, flavour)
  console.log(`The app is in ${packagedFolder(flavour)}`)
  if (runtime.origin === 'npm') {
    console.warn(
      `It holds Electron ${runtime.version} from the npm registry: to try out, not to be given to people.`,
    )
  }
  return 0
})

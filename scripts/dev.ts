import { chromiumArguments } from './launch-options.ts'
import { hasDisplay } from './runtime/display.ts'
import { prepareRuntime } from './runtime/prepare-runtime.ts'
import { packageCommand, projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'

await script(async () => {
  if (!hasDisplay()) {
    console.error('There is no display to open a window on.')
    return 1
  }
  const { environment } = await prepareRuntime()
  const appArguments = [...chromiumArguments(), ...process.argv.slice(2)]
  return run(process.execPath, [packageCommand('electron-vite'), 'dev', '--watch', '--', ...appArguments], {
    cwd: projectRoot,
    environment,
  })
})

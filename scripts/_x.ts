import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { run } from './runtime/run-command.ts'
import { script } from './runtime/script.ts'
await script(() => withApp(({ environment }) => run(process.execPath, process.argv.slice(2), { cwd: projectRoot, environment })))

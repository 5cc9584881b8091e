import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { script } from './runtime/script.ts'
import { join } from 'node:path'
import { recordDemo } from './demo-recording.ts'

await script(() =>
  withApp(async ({ environment }) => {
    const folder = join(projectRoot, 'out', 'demo')
    await recordDemo(folder, environment)
    console.log(`The screenshots and the exported Markdown are in ${folder}`)
    return 0
  }),
)

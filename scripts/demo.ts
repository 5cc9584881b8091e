import { withApp } from './runtime/app-session.ts'
import { projectRoot } from './runtime/project.ts'
import { script } from './runtime/script.ts'
import { join } from 'node:path'
import { recordDemo } from './demo-recording.ts'
import { pictureRecovery } from './recovery-pictures.ts'

// `npm run demo -- recovery` takes the pictures of docs/recovery.md instead.
const isRecovery = process.argv.includes('recovery')

await script(() =>
  withApp(async ({ environment }) => {
    const folder = join(projectRoot, 'out', isRecovery ? 'recovery' : 'demo')
    if (isRecovery) {
      Object.assign(process.env, environment)
      await pictureRecovery(folder)
      console.log(`The screenshots are in ${folder}`)
      return 0
    }
    await recordDemo(folder, environment)
    console.log(`The screenshots and the exported Markdown are in ${folder}`)
    return 0
  }),
)

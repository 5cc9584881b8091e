import type { DemoStage } from './demo-recording.ts'

/** The main job, as a reader does it: open the article, highlight, tag, note, export. */
export async function playStory({ window, picture }: DemoStage): Promise<void> {
  await window.waitForLoadState()
  await picture('first-launch')
}

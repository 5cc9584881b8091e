import { expect, it } from 'vitest'
import type { Runtime } from './choose-runtime.ts'
import { builderArguments } from './package-app.ts'

const runtime: Runtime = { origin: 'npm', dist: '/cache/electron', version: '33.2.1' }

it('packages with the Electron that was chosen, and downloads none', () => {
  const commandLine = builderArguments(runtime, 'release')
  expect(commandLine).toContain('-c.electronDist=/cache/electron')
  expect(commandLine).toContain('-c.electronVersion=33.2.1')
})

it('lets nobody attach to the app that people get, and puts it apart from the one that is tested', () => {
  const [release, testable] = [builderArguments(runtime, 'release'), builderArguments(runtime, 'testable')]
  expect(release).toContain('-c.electronFuses.enableNodeCliInspectArguments=false')
  expect(testable).toContain('-c.electronFuses.enableNodeCliInspectArguments=true')
  const differences = release.filter((word) => !testable.includes(word))
  expect(differences).toEqual([
    '-c.directories.output=dist/release',
    '-c.electronFuses.enableNodeCliInspectArguments=false',
  ])
})

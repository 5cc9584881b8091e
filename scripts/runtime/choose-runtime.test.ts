import { describe, expect, it } from 'vitest'
import {
  choiceMessage,
  chooseRuntime,
  noRuntimeMessage,
  type RouteOutcome,
  type Runtime,
} from './choose-runtime.ts'

const official: Runtime = {
  origin: 'official',
  dist: '/project/node_modules/electron/dist',
  version: '45.4.1',
}
const fromNpm: Runtime = { origin: 'npm', dist: '/cache/electron', version: '33.2.1' }
const own: Runtime = { origin: 'override', dist: '/opt/electron', version: '40.0.0' }

const found = (runtime: Runtime): RouteOutcome => ({ kind: 'found', runtime })
const unavailable = (reason: string): RouteOutcome => ({ kind: 'unavailable', reason })

/** The four routes in their order, each with what trying it comes to, and the list of those that were tried. */
function routes(outcomes: {
  override: RouteOutcome
  installed: RouteOutcome
  download: RouteOutcome
  npm: RouteOutcome
}) {
  const tried: string[] = []
  const list = Object.entries(outcomes).map(([name, outcome]) => ({
    name,
    attempt: async () => {
      tried.push(name)
      return outcome
    },
  }))
  return { list, tried }
}

const unset = unavailable('it is not set')
const notInstalled = unavailable('it is not there')
const noNetwork = unavailable('fetch failed')
const otherPlatform = unavailable('for linux-x64 only')

describe('which Electron runs', () => {
  it('is the one in ELECTRON_OVERRIDE_DIST_PATH before all others', async () => {
    const { list, tried } = routes({
      override: found(own),
      installed: found(official),
      download: found(official),
      npm: found(fromNpm),
    })
    expect(await chooseRuntime(list)).toEqual({ kind: 'chosen', runtime: own, failed: [] })
    expect(tried).toEqual(['override'])
  })

  it('is the official one that is there, without a download', async () => {
    const { list, tried } = routes({
      override: unset,
      installed: found(official),
      download: noNetwork,
      npm: found(fromNpm),
    })
    expect(await chooseRuntime(list)).toMatchObject({ kind: 'chosen', runtime: official })
    expect(tried).toEqual(['override', 'installed'])
  })

  it('is the official one that could be downloaded, and npm is not asked', async () => {
    const { list, tried } = routes({
      override: unset,
      installed: notInstalled,
      download: found(official),
      npm: found(fromNpm),
    })
    expect(await chooseRuntime(list)).toMatchObject({ kind: 'chosen', runtime: official })
    expect(tried).toEqual(['override', 'installed', 'download'])
  })

  it("is npm's where the official one can't be downloaded, and says why", async () => {
    const { list } = routes({
      override: unset,
      installed: notInstalled,
      download: noNetwork,
      npm: found(fromNpm),
    })
    const choice = await chooseRuntime(list)
    expect(choice).toMatchObject({ kind: 'chosen', runtime: fromNpm })
    expect(choiceMessage(fromNpm, choice.failed)).toBe(
      'Using Electron 33.2.1 from the npm registry. The official one: fetch failed',
    )
  })

  it('is none where every route fails, and the message tells how each one did', async () => {
    const { list } = routes({
      override: unset,
      installed: notInstalled,
      download: noNetwork,
      npm: otherPlatform,
    })
    const choice = await chooseRuntime(list)
    expect(choice.kind).toBe('none')
    const message = noRuntimeMessage(choice.failed)
    expect(message.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
      '  - override: it is not set',
      '  - installed: it is not there',
      '  - download: fetch failed',
      '  - npm: for linux-x64 only',
    ])
    expect(message).toContain('ELECTRON_OVERRIDE_DIST_PATH')
  })

  it('is none, rather than another one, where the chosen folder holds no Electron', async () => {
    const { list, tried } = routes({
      override: { kind: 'unusable', reason: 'there is no /opt/electron/electron' },
      installed: found(official),
      download: found(official),
      npm: found(fromNpm),
    })
    expect((await chooseRuntime(list)).kind).toBe('none')
    expect(tried).toEqual(['override'])
  })
})

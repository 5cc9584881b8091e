import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { VaultStatus } from '../../shared/model/vault.ts'
import { folderFixture } from './folder-fixture.ts'
import { FolderInStep } from './folder-in-step.ts'

let { library, folder, memory, article, changeNote, read, write } = folderFixture()

beforeEach(() => {
  ;({ library, folder, memory, article, changeNote, read, write } = folderFixture())
})

describe('keeping it so', () => {
  const told: VaultStatus[] = []
  const kept = () =>
    new FolderInStep(library, {
      memory,
      version: '1',
      isReadOnly: false,
      onStatus: (status) => told.push(status),
      patience: 0,
    })

  it('begins when a folder is chosen, follows changes, pauses, catches up, and tells when it can’t', async () => {
    const one = article('One')
    const inStep = kept()
    expect(inStep.status()).toMatchObject({ state: 'off', folder: null })
    await inStep.choose(folder)
    await inStep.settled()
    expect(inStep.status()).toMatchObject({ state: 'in-step', files: 1 })
    changeNote(one, 'Another note.')
    expect(inStep.status().state).toBe('waiting')
    await inStep.settled()
    expect(read('One.md')).toContain('Another note.')

    expect(await inStep.pause()).toMatchObject({ state: 'paused' })
    changeNote(one, 'While paused.')
    await inStep.settled()
    expect(read('One.md')).not.toContain('While paused.')
    inStep.resume()
    await inStep.settled()
    expect(read('One.md')).toContain('While paused.')

    renameSync(folder, `${folder}-away`)
    changeNote(one, 'While away.')
    await expect.poll(() => inStep.status().state, { timeout: 20_000 }).toBe('failed')
    expect(inStep.status().failure).toBe(`Can’t write: ${folder} is not there.`)
    renameSync(`${folder}-away`, folder)
    inStep.syncNow()
    await inStep.settled()
    expect(inStep.status()).toMatchObject({ state: 'in-step', failure: null })
    expect(read('One.md')).toContain('While away.')
    await inStep.close()

    // The next start finds everything written, and looks at the files only.
    write('One.md', read('One.md').replace('While away.', 'By hand.'))
    const next = kept()
    await next.settled()
    expect(next.status()).toMatchObject({ state: 'in-step', files: 1 })
    expect(next.status().issues).toMatchObject([{ kind: 'edited', blocks: 1 }])
    expect(await next.edits(one.id)).toMatchObject({ path: 'One.md', blocks: [{ base: expect.any(String) }] })
    // Who heard that files are being compared hears that they were.
    expect(told.at(-1)).toMatchObject({ state: 'in-step', progress: null })
    const [block] = (await next.edits(one.id))!.blocks
    expect(await next.resolve(one.id, [{ key: block!.key, keep: 'ours' }])).toMatchObject({ issues: [] })
    expect(read('One.md')).toContain('While away.')
    expect(await next.edits(one.id)).toBeNull()
    await next.choose(null)
    expect(next.status()).toMatchObject({ state: 'off' })
    expect(existsSync(join(folder, 'One.md'))).toBe(true)
    await next.close()
  }, 60_000)
})

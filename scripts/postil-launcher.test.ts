import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postil-launcher-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A package as electron-builder lays it out, whose app says what it was started with. */
function packaged(app: string, resources: string): string {
  const launcher = join(folder, 'Postil', resources, 'bin', 'postil')
  mkdirSync(join(launcher, '..'), { recursive: true })
  copyFileSync(join(import.meta.dirname, '..', 'bin', 'postil'), launcher)
  const executable = join(folder, 'Postil', app)
  mkdirSync(join(executable, '..'), { recursive: true })
  writeFileSync(executable, '#!/bin/sh\nprintf "%s|" "$@"\nexit 3\n')
  for (const file of [executable, launcher]) chmodSync(file, 0o755)
  return launcher
}

function typed(command: string, words: string[], environment: Record<string, string>): [string, number] {
  try {
    const env = { PATH: process.env['PATH'] ?? '', ...environment }
    return [execFileSync(command, words, { encoding: 'utf8', env }), 0]
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number }
    return [stdout, status]
  }
}

describe.skipIf(process.platform === 'win32')('the launcher `postil`', () => {
  it('starts the app beside it through a link on the PATH, with every word as it was typed, and passes its exit code on', () => {
    const launcher = packaged('postil', 'resources')
    const link = join(folder, 'postil')
    symlinkSync(launcher, link)
    expect(typed(link, ['search', 'two words', '$x'], { DISPLAY: ':1' })).toEqual(['search|two words|$x|', 3])
  })

  it('finds the app of a macOS bundle', () => {
    const launcher = packaged('Contents/MacOS/Postil', 'Contents/Resources')
    expect(typed(launcher, ['verify'], { DISPLAY: ':1' })).toEqual(['verify|', 3])
  })

  it.skipIf(process.platform !== 'linux')('tells Chromium where there is no display', () => {
    const launcher = packaged('postil', 'resources')
    expect(typed(launcher, ['verify'], {})).toEqual(['--ozone-platform=headless|--log-level=3|verify|', 3])
  })
})

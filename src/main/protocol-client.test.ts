import { expect, it } from 'vitest'
import { claimLinks } from './protocol-client.ts'

function asked(isPackaged: boolean, platform: NodeJS.Platform): string[] {
  const schemes: string[] = []
  claimLinks({ isPackaged, setAsDefaultProtocolClient: (scheme) => schemes.push(scheme) > 0 }, platform)
  return schemes
}

it('an installed app asks the system for postil:// links, where no desktop file does', () => {
  expect(asked(true, 'win32')).toEqual(['postil'])
  expect(asked(true, 'darwin')).toEqual(['postil'])
  expect(asked(true, 'linux')).toEqual([])
})

it('a checkout leaves the links of the installed app alone', () => {
  expect(asked(false, 'win32')).toEqual([])
})

import { expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

it.each([
  ['linux', {}, '/home/ann', '/home/ann/.cache/postil'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/ann' }, '/home/ann', '/var/cache/ann/postil'],
  ['linux', { XDG_CACHE_HOME: 'relative/cache' }, '/home/ann', '/home/ann/.cache/postil'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/ann', '/home/ann/.cache/postil'],
  ['darwin', { XDG_CACHE_HOME: '/ignored' }, '/Users/ann', '/Users/ann/Library/Caches/postil'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ann', 'D:\\Local\\postil\\Cache'],
  ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Local\\postil\\Cache'],
] as const)('keeps what was fetched where %s keeps caches (%o)', (platform, environment, home, expected) => {
  expect(cacheFolder(platform, environment, home)).toBe(expected)
})

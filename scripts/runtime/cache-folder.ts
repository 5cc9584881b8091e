import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * Says where this user keeps what can be fetched or built again, and what Postil's part of it is called.
 * Follows the XDG Base Directory Specification on Linux, and the habits of macOS and Windows there.
 */
export function cacheFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local')
    return win32.join(local, 'postil', 'Cache')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'postil')
  const xdg = environment['XDG_CACHE_HOME']
  // The specification tells programs to ignore a relative path here.
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.cache'), 'postil')
}

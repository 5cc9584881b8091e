import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

/**
 * Where the command line meets the running app: a local socket in the library's folder, which follows from that folder alone,
 * so that a shell without the desktop's environment (over ssh, from cron) finds it too. Where the path is too long
 * for a socket, in a folder of the user's own in /tmp; on Windows, a named pipe.
 */
export function meetingPlace(libraryFolder: string, platform: NodeJS.Platform = process.platform): string {
  const name = createHash('sha256').update(libraryFolder).digest('hex').slice(0, 24)
  if (platform === 'win32') return `\\\\.\\pipe\\postil-${userInfo().username}-${name}`
  const beside = join(libraryFolder, 'postil.sock')
  if (Buffer.byteLength(beside) <= LONGEST_PATH) return beside
  return join(`/tmp/postil-${process.getuid?.() ?? 0}`, `${name}.sock`)
}

/** macOS takes 103 bytes, Linux 107. */
const LONGEST_PATH = 100

/** Makes the place ready for a new socket. Throws when its folder in /tmp is somebody else's. */
export function prepareMeetingPlace(place: string, libraryFolder: string): void {
  if (process.platform === 'win32') return
  if (!place.startsWith(libraryFolder)) {
    const folder = join(place, '..')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isOurs(folder)) throw new Error(`${folder} belongs to somebody else, or is open to others`)
  }
  // The library is open, and that only one process can have: what is left here is of one that is gone.
  rmSync(place, { force: true })
}

/** Closes the socket to everybody but the user. */
export function guardMeetingPlace(place: string): void {
  if (process.platform !== 'win32') chmodSync(place, 0o600)
}

/** Whether a socket may be trusted: it is the user's own, and nobody else can open it. */
export function isTrusted(place: string): boolean {
  return process.platform === 'win32' || isOurs(place)
}

function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}

const KEY_FILE = 'command-line.key'

/**
 * A new secret in a file that only the user can read: who can't read the library's folder can't give commands, on Windows too,
 * where a pipe can be opened by others.
 */
export function newKey(libraryFolder: string): string {
  const key = randomBytes(32).toString('hex')
  const path = join(libraryFolder, KEY_FILE)
  rmSync(path, { force: true })
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' })
  return key
}

/** The secret of the running app; null when there is none. */
export function readKey(libraryFolder: string): string | null {
  try {
    return readFileSync(join(libraryFolder, KEY_FILE), 'utf8')
  } catch {
    return null
  }
}

/** Compares secrets in a time that tells nothing. */
export function isSameKey(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { appClose } from './app-close.ts'
import { appKill } from './app-kill.ts'
import { clocks } from './clocks.ts'
import { diskFull } from './disk-full.ts'
import { fileDamage } from './file-damage.ts'
import { folderKill } from './folder-kill.ts'
import { fullDisk } from './full-disk.ts'
import { instances } from './instances.ts'
import { ipcFuzz } from './ipc-fuzz.ts'
import { kill } from './kill.ts'
import { logDamage } from './log-damage.ts'
import { migrations } from './migrations.ts'
import { pages } from './pages.ts'
import type { Part } from './part.ts'
import { places } from './places.ts'
import { scripts } from './scripts.ts'
import { strings } from './strings.ts'
import { takenOut } from './taken-out.ts'
import { urls } from './urls.ts'

/** Every part of the programme, in the order of its table. */
export const PARTS: readonly Part[] = [
  kill,
  folderKill,
  appKill,
  appClose,
  migrations,
  logDamage,
  diskFull,
  fullDisk,
  places,
  fileDamage,
  clocks,
  instances,
  strings,
  takenOut,
  scripts,
  urls,
  pages,
  ipcFuzz,
]

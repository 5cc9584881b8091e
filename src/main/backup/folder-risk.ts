import { statfsSync } from 'node:fs'
import { sep } from 'node:path'
import type { FolderRisk } from '../../shared/model/backup.ts'

/** Folders that a service copies behind the program's back, file by file, a log without its library among them. */
const SERVICES: readonly [name: RegExp, service: string][] = [
  [/^Dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^OneDrive( - .*)?$/i, 'OneDrive'],
  [/^(Google ?Drive|My Drive|GoogleDrive-.*)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i, 'iCloud Drive'],
  [/^(Nextcloud|ownCloud)$/i, 'Nextcloud'],
  [/^(pCloud ?Drive|MEGA|Syncthing|Seafile|Box|Tresorit|SynologyDrive)$/i, 'a synchronised folder'],
]

/** Types of network file systems, as Linux names them in `statfs`. See statfs(2). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
])

/** Whether a library's folder lies where a service or a network may harm it; null when nothing speaks for that. */
export function folderRisk(folder: string, platform: NodeJS.Platform = process.platform): FolderRisk | null {
  for (const part of folder.split(sep)) {
    const known = SERVICES.find(([name]) => name.test(part))
    if (known !== undefined) return { kind: 'synchronised', service: known[1] }
  }
  if (platform === 'win32') return folder.startsWith('\\\\') ? { kind: 'network', service: 'SMB' } : null
  if (platform !== 'linux') return null
  const service = NETWORK_TYPES.get(statfsSync(folder).type)
  return service === undefined ? null : { kind: 'network', service }
}

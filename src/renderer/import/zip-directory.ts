/** An entry as an archive's central directory lists it. */
export type ZipEntry = {
  /** Path with `/`, as stored. */
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  isEncrypted: boolean
  isSymbolicLink: boolean
  /** Bytes, as it takes up in the archive. */
  packedSize: number
  /** Where its local header begins, in bytes. */
  offset: number
}

const END_RECORD = 0x06054b50
const DIRECTORY_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50

/**
 * Reads the central directory of a ZIP archive (PKWARE APPNOTE 4.3.12); null when there is none, when it points
 * outside the file, or when it is of the kind for archives above 4 GB.
 */
export function readDirectory(archive: Uint8Array): ZipEntry[] | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_RECORD) return null
    const nameLength = view.getUint16(at + 28, true)
    const unixMode = view.getUint32(at + 38, true) >>> 16
    if (at + 46 + nameLength > end) return null
    entries.push({
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      isSymbolicLink: (unixMode & 0xf000) === 0xa000,
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The packed bytes of an entry; null when its header or its data are not where the directory says. */
export function packedBytes(archive: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  if (entry.offset + 30 > archive.length || view.getUint32(entry.offset, true) !== LOCAL_RECORD) return null
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const end = start + entry.packedSize
  return end > archive.length ? null : archive.subarray(start, end)
}

/** Looks for the record that ends the directory, which only a comment of at most 65,535 bytes may follow. */
function endRecord(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at
  }
  return null
}

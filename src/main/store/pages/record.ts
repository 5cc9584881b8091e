/** A value as SQLite stores it; integers as bigint, so that they are not taken for reals. */
export type StoredValue = bigint | number | string | Buffer | null

/** A variable-length integer and the place behind it; null when it does not end within the bytes. */
export function readVarint(bytes: Buffer, at: number): { value: bigint; next: number } | null {
  let value = 0n
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined) return null
    if (index === 8) return { value: BigInt.asIntN(64, (value << 8n) | BigInt(byte)), next: at + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return null
}

/** The values of a record; null when the bytes are none. https://www.sqlite.org/fileformat.html#record_format */
export function readRecord(payload: Buffer): StoredValue[] | null {
  const header = readVarint(payload, 0)
  if (header === null || header.value > BigInt(payload.length)) return null
  const bodyAt = Number(header.value)
  const values: StoredValue[] = []
  let at = bodyAt
  for (let next = header.next; next < bodyAt;) {
    const type = readVarint(payload, next)
    if (type === null || type.next > bodyAt) return null
    next = type.next
    const length = lengthOf(type.value)
    if (length === null || at + length > payload.length) return null
    values.push(readValue(payload.subarray(at, at + length), type.value))
    at += length
  }
  return at === payload.length ? values : null
}

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function lengthOf(type: bigint): number | null {
  if (type < 0n || type > BigInt(Number.MAX_SAFE_INTEGER)) return null
  if (type < 12n) return LENGTHS[Number(type)] ?? null
  return Math.floor((Number(type) - 12) / 2)
}

function readValue(bytes: Buffer, type: bigint): StoredValue {
  if (type === 0n) return null
  if (type === 7n) return bytes.readDoubleBE(0)
  if (type === 8n || type === 9n) return type - 8n
  if (type < 7n) {
    let value = 0n
    for (const byte of bytes) value = (value << 8n) | BigInt(byte)
    return BigInt.asIntN(bytes.length * 8, value)
  }
  return type % 2n === 1n ? bytes.toString('utf8') : Buffer.from(bytes)
}

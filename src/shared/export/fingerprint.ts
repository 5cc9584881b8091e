/**
 * A short fingerprint of a text, in 16 hexadecimal digits, the same on every machine.
 *
 * Two 32-bit FNV-1a hashes with different starts, the second over UTF-16 code units with their place mixed in:
 * enough to tell that a text was edited, no protection against somebody who wants it to look unedited.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fingerprint(text: string): string {
  let first = 0x811c9dc5
  let second = 0x9747b28c ^ text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ (unit & 0xff), 0x01000193)
    first = Math.imul(first ^ (unit >>> 8), 0x01000193)
    second = Math.imul(second ^ (unit + index), 0x85ebca6b)
    second ^= second >>> 13
  }
  return hexadecimal(first) + hexadecimal(second)
}

function hexadecimal(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * Whether a value is made of what calls take: objects and lists of primitives, and bytes. What else can cross from a window (maps,
 * dates, errors …) passes for an object without any field, which a parser of optional fields would take.
 */
export function isPlainData(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null || isBytes(next)) continue
    const prototype: unknown = Object.getPrototypeOf(next)
    if (!Array.isArray(next) && prototype !== Object.prototype && prototype !== null) return false
    for (const part of Object.values(next)) waiting.push(part)
  }
  return true
}

function isBytes(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer
}

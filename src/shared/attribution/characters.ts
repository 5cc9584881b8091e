/**
 * Classes of characters, with a short way for ASCII: Unicode classes cost milliseconds when first used, which
 * is most of the time that a short article takes.
 */

/** A letter, mark or digit of any script. `character` is one code point. */
export function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  // General punctuation: dashes, quotation marks, the ellipsis.
  if (code >= 0x2000 && code <= 0x206f) return false
  return /^[\p{L}\p{M}\p{N}]/u.test(character)
}

/** A letter of any script. */
export function isLetter(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  if (code >= 0x2000 && code <= 0x206f) return false
  return /^\p{L}/u.test(character)
}

/** A decimal digit of ASCII, or a number of another script. */
export function isDigit(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 128) return code >= 48 && code <= 57
  if (code >= 0x2000 && code <= 0x206f) return false
  return /^\p{N}/u.test(character)
}

/** Whether a text starts with a capital letter. */
export function startsUpper(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90
  if (code >= 0x2000 && code <= 0x206f) return false
  return /^\p{Lu}/u.test(text)
}

/** Whether a text starts with a small letter. */
export function startsLower(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code < 128) return code >= 97 && code <= 122
  if (code >= 0x2000 && code <= 0x206f) return false
  return /^\p{Ll}/u.test(text)
}

/** White space as `\s` has it. */
export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0)
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code > 0x1000 && /^\s/.test(character))
}

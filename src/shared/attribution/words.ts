import { isDigit, isLetter, isWordCharacter } from './characters.ts'

/** The longest word that is taken as one: longer runs are cut, so that no input makes a token slow to handle. */
const LONGEST_WORD = 200

const CLITICS = new Set(['s', 're', 've', 'll', 'd', 'm', 'em'])

/**
 * The length in UTF-16 code units of the word or mark that starts at `at`, which is no white space.
 *
 * Words keep inner hyphens and apostrophes ("far-right", "don’t", "O’Malley"), initialisms their full stops
 * ("U.S."), numbers their separators, currency and per cent sign. "’s" and its like are words of their own.
 */
export function wordLength(text: string, at: number): number {
  const character = codePoint(text, at)
  if (isDigit(character)) return number(text, at) - at
  if ('$£€'.includes(character) && isDigit(codePoint(text, at + 1)))
    return letters(text, number(text, at + 1)) - at
  const dotted = initialism(text, at)
  if (dotted > at) return dotted - at
  if (
    isWordCharacter(character) ||
    ((character === '@' || character === '#') && isWordCharacter(codePoint(text, at + 1)))
  )
    return word(text, at + character.length) - at
  if (isApostrophe(character)) {
    const end = letters(text, at + 1)
    if (CLITICS.has(text.slice(at + 1, end).toLowerCase())) return end - at
  }
  if (character === '.' || character === '-') {
    let end = at + 1
    while (text[end] === character && end - at < LONGEST_WORD) end++
    return end - at
  }
  return character.length
}

function number(text: string, from: number): number {
  let end = digits(text, from)
  while (
    (text[end] === '.' || text[end] === ',') &&
    isDigit(codePoint(text, end + 1)) &&
    end - from < LONGEST_WORD
  )
    end = digits(text, end + 1)
  if (text[end] === '%') return end + 1
  while (text[end] === '-' && isLetter(codePoint(text, end + 1)) && end - from < LONGEST_WORD)
    end = letters(text, end + 1)
  return end
}

function word(text: string, from: number): number {
  let end = run(text, from, isWordCharacter)
  while (end - from < LONGEST_WORD) {
    const mark = text[end] ?? ''
    const next = codePoint(text, end + 1)
    if (mark === '-' && initialism(text, end + 1) > end + 1) return initialism(text, end + 1)
    if ((mark === '-' || mark === '‐' || mark === '‑') && isWordCharacter(next))
      end = run(text, end + 1, isWordCharacter)
    else if (isApostrophe(mark) && isLetter(next)) {
      const after = letters(text, end + 1)
      if (CLITICS.has(text.slice(end + 1, after).toLowerCase())) return end
      end = after
    } else return end
  }
  return end
}

/** "U.S.", "D.C.": the end of capitals with a full stop each, at least two; otherwise `from`. */
function initialism(text: string, from: number): number {
  let end = from
  while (/^[A-Z]$/.test(text[end] ?? '') && text[end + 1] === '.' && end - from < 20) end += 2
  return end - from >= 4 ? end : from
}

function digits(text: string, from: number): number {
  return run(text, from, isDigit)
}

function letters(text: string, from: number): number {
  return run(text, from, isLetter)
}

function run(text: string, from: number, belongs: (character: string) => boolean): number {
  let end = from
  while (end < text.length && end - from < LONGEST_WORD) {
    const character = codePoint(text, end)
    if (!belongs(character)) break
    end += character.length
  }
  return end
}

function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : code > 0xffff ? String.fromCodePoint(code) : (text[at] ?? '')
}

function isApostrophe(character: string): boolean {
  return character === '’' || character === "'"
}

import { startsLower } from './characters.ts'
import type { TextRange } from '../model/selector.ts'

/**
 * The paragraphs of a text, without the white space around them, in order.
 *
 * A line break ends a paragraph, unless the line plainly goes on: it does not end like a sentence, and what
 * follows starts with a small letter (text that was wrapped by hand).
 */
export function paragraphsOf(text: string): TextRange[] {
  const paragraphs: TextRange[] = []
  let start = -1
  let at = 0
  while (at <= text.length) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 ? text.length : newline
    const line = trimmed(text, at, lineEnd)
    if (line === null) {
      start = -1
    } else if (start !== -1 && goesOn(text, paragraphs.at(-1), line)) {
      paragraphs[paragraphs.length - 1] = { start, end: line.end }
    } else {
      start = line.start
      paragraphs.push(line)
    }
    at = lineEnd + 1
  }
  return paragraphs
}

function goesOn(text: string, previous: TextRange | undefined, line: TextRange): boolean {
  if (previous === undefined) return false
  return /[^.:!?…”’"')\]»]/.test(text[previous.end - 1] ?? '') && startsLower(text[line.start] ?? '')
}

function trimmed(text: string, from: number, to: number): TextRange | null {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return start < end ? { start, end } : null
}

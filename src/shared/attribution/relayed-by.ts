import type { TextRange } from '../model/selector.ts'

/** Sentences are looked through this far before and behind a statement, in UTF-16 code units. */
const REACH = 400

/** A capitalized word or an abbreviation, which may hold a hyphen or an apostrophe: "Agence", "France-Presse", "BBC", "O’Neill". */
const WORD = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-’'.&]\p{L}[\p{L}\p{N}]*)*`
const NAME = String.raw`${WORD}(?: (?:(?:of|de|du|des|für|del|della) )?${WORD})*`
/** What may stand before the name and is no part of it: "by the state news agency Xinhua". */
const DESCRIPTION = String.raw`(?:(?:the|state|state-run|official|local|national|news|wire|public|financial|daily|weekly|agency|service|broadcaster|newspaper|magazine|paper|network|website|site|station) )*`
const REPORTED = String.raw`(?:reported|published|carried|quoted|cited|broadcast|aired|relayed|released|disclosed|revealed|obtained)`
/** What is relayed is something that was said: "figures published by the bank" relays nobody's words. */
const SAID = String.raw`(?:comments?|remarks?|words|statements?|interviews?|speech(?:es)?|briefings?|letters?|memos?|emails?|messages?|notes?|transcripts?|recordings?|testimony|quotes?|accounts?)`

const RELAYED = new RegExp(
  String.raw`(?:\b(?:as|first|originally|initially|previously) ${REPORTED}|\b${SAID},?(?: (?:that|which))?(?: (?:was|were|has been|have been))?(?: first| originally| later)? ${REPORTED}) by ${DESCRIPTION}(?<name>${NAME})`,
  'gdu',
)

/**
 * Who relayed a statement, as its own sentence says ("in comment first reported by Reuters"); null when it does not.
 * `statement` runs from the first to the last of its source, cue and content; what stands within `content` is part of what was said.
 */
export function relayedBy(text: string, statement: TextRange, content: readonly TextRange[]): string | null {
  const before = text.slice(Math.max(0, statement.start - REACH), statement.start)
  const start = statement.start - before.length + lastBreak(before)
  const behind = text.slice(statement.end, statement.end + REACH)
  const end = statement.end + firstBreak(behind)
  for (const match of text.slice(start, end).matchAll(RELAYED)) {
    const at = start + match.index
    if (content.some((range) => range.start <= at && at < range.end)) continue
    return match.groups?.['name'] ?? null
  }
  return null
}

/** Behind the last end of a sentence or paragraph; 0 when there is none. */
function lastBreak(text: string): number {
  let last = 0
  for (const { index, 0: found } of text.matchAll(/\n|[.!?]["”’»]?\s+(?=[“"‘«]?\p{Lu}|$)/gu))
    last = index + found.length
  return last
}

/** At the first end of a sentence or paragraph; the whole length when there is none. */
function firstBreak(text: string): number {
  const { index } = /\n|[.!?]["”’»]?(?:\s+(?=[“"‘«]?\p{Lu})|$)/u.exec(text) ?? {}
  return index ?? text.length
}

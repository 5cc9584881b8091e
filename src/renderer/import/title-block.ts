import type { FoundMetadata } from './import-source.ts'
import { isoDate } from './published-date.ts'

/** A word that says "what follows is the author", with a colon or as part of a phrase. */
const CREDIT =
  /^(?:(?:written|words|story|report(?:ing|ed)?|text|analysis|opinion)\s+by\b\s*:?|by\b\s*:?|(?:author|words|text|byline|autor(?:in)?|auteur|autore|автор)\s*:|(?:von|par|por|di|door|av|af)\b)\s*/iu

/** Particles that stand in names without a capital. */
const PARTICLES = new Set(
  'and und et y e en och og & for in of the de del della di da do dos du van von der den ter ten la le al el bin ibn'.split(
    ' ',
  ),
)

/** How many lines from the top a byline is looked for. */
const TITLE_BLOCK_LINES = 5

/** The longest line that may be a publication or headline, in UTF-16 code units. */
const MAX_HEADLINE = 250

/** What a title block says, and how many of the lines handed in belong to it. */
export type TitleBlock = { metadata: FoundMetadata; length: number }

/**
 * Reads the lines above an article's text: publication, headline and "Written by …", with a date among them.
 *
 * @param lines the first paragraphs, each as one line.
 */
export function readTitleBlock(lines: readonly string[]): TitleBlock {
  const top = lines.slice(0, TITLE_BLOCK_LINES)
  const bylineAt = top.findIndex((line) => bylineOf(line) !== null)
  const above = bylineAt === -1 ? [] : top.slice(0, bylineAt)
  const isBlock = bylineAt !== -1 && above.every((line) => isoDate(line) !== null || isHeadline(line))
  if (!isBlock) return titleOnly(lines)

  const metadata: FoundMetadata = { byline: bylineOf(top[bylineAt] ?? '') }
  const names = above.filter((line) => isoDate(line) === null)
  const dated = above.find((line) => isoDate(line) !== null)
  let length = bylineAt + 1
  const next = lines[length]
  if (dated !== undefined) metadata.publishedAt = isoDate(dated)
  else if (next !== undefined && isoDate(next) !== null) {
    metadata.publishedAt = isoDate(next)
    length += 1
  }
  const [first, second, ...rest] = names
  // Three lines above a byline could be anything: only two are known to be publication and headline.
  if (rest.length > 0) return titleOnly(lines)
  if (second !== undefined) Object.assign(metadata, { source: first, title: second })
  else if (first !== undefined) metadata.title = first
  return { metadata, length }
}

/** A first line that is short, stands alone and is no sentence is the headline. */
function titleOnly(lines: readonly string[]): TitleBlock {
  const [first, second] = lines
  if (first === undefined || second === undefined || !isHeadline(first) || first.length >= second.length)
    return { metadata: {}, length: 0 }
  return { metadata: { title: first }, length: 1 }
}

/** The name in a byline, as printed but without "Written by"; null when the line is none. */
export function bylineOf(line: string): string | null {
  const credit = CREDIT.exec(line.trim())
  if (credit === null || line.length > 200) return null
  const name = line
    .trim()
    .slice(credit[0].length)
    .trim()
    .replace(/[,;|]$/, '')
  const isExplicit = /\s|:/.test(credit[0].trim())
  return name !== '' && (isExplicit ? !/[.!?]$/.test(name) || name.length < 60 : isName(name)) ? name : null
}

function isName(name: string): boolean {
  const words = name.split(/[\s,]+/).filter((word) => word !== '')
  const isWritten = words.every((word) => PARTICLES.has(word.toLowerCase()) || /^\p{Lu}|^\p{Lo}/u.test(word))
  return words.length <= 12 && isWritten && !/[!?:]|\.$/.test(name.replace(/\b(?:Jr|Sr)\.$/, ''))
}

function isHeadline(line: string): boolean {
  return (
    line.length <= MAX_HEADLINE &&
    !/\n/.test(line) &&
    !/[.:;,]["”’»)]?$/.test(line) &&
    !/^[“"«„].*[”"»]$/.test(line)
  )
}

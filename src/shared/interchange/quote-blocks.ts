/** A block quote of a Markdown file, and the lines below it up to the next quote or heading. */
export type QuoteBlock = {
  /** The quote's paragraphs, separated by a line feed. */
  quote: string
  /** Without empty lines around them. */
  below: string[]
  /** Line of the quote, from 1. */
  line: number
}

/**
 * Finds block quotes as reading apps write them: unescaped, each line or only the first of a paragraph with `>`.
 * A line directly below a quote that `isBelow` knows is not part of it.
 */
export function quoteBlocks(text: string, isBelow: (line: string) => boolean): QuoteBlock[] {
  const blocks: QuoteBlock[] = []
  let isQuote = false
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    const block = blocks.at(-1)
    const quoted = /^ {0,3}> ?(.*)$/s.exec(line)?.[1]
    if (quoted !== undefined) {
      if (isQuote && block !== undefined) block.quote += `\n${quoted}`
      else blocks.push({ quote: quoted, below: [], line: index + 1 })
      isQuote = true
      return
    }
    if (/^(?:#{1,6} |---+\s*$)/.test(line)) {
      // Whatever comes now belongs to the heading.
      if (block !== undefined) blocks.push({ quote: '', below: [], line: index + 1 })
      isQuote = false
    } else if (isQuote && line.trim() !== '' && !isBelow(line) && block !== undefined) {
      block.quote += ` ${line.trim()}`
    } else {
      isQuote = false
      block?.below.push(line)
    }
  })
  return blocks.map((block) => ({
    ...block,
    quote: block.quote
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
    below: block.below
      .join('\n')
      .replace(/^\s*\n|\s+$/g, '')
      .split('\n'),
  }))
}

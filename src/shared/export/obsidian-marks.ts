/**
 * The marks of Obsidian's Markdown that stand in a piece of text, for tests: links, tags, block ids, highlights,
 * comments, formulas, footnotes. A character after an odd number of backslashes counts for nothing.
 */
export function obsidianMarks(markdown: string): string[] {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '\u00b7').replace(/&(?:#\d+|lt);/g, '\u00b7')
  const marks = [
    /\[\[/,
    /(?:^|\s)#[^\s#]/,
    /\^[\w-]+\s*$/m,
    /==/,
    /%%/,
    /\$/,
    /\[\^/,
    /\^\[/,
    /<[a-z/!?%]/i,
    /`/,
    /~~/,
    /!\[/,
  ]
  return marks.filter((mark) => mark.test(bare)).map(String)
}

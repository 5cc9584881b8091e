/** What can be asked for without a window. */
export const commandNames = ['export', 'import', 'search', 'verify'] as const
export type CommandName = (typeof commandNames)[number]

/** How a command ended, for scripts. */
export const EXIT = {
  fine: 0,
  /** Something was found wrong, nothing was found, or a file could not be imported. */
  finding: 1,
  /** The command line can't be understood. */
  usage: 2,
  /** The library can't be opened. */
  noLibrary: 3,
  /** Something could not be read or written. */
  failed: 4,
  /** Interrupted, as the shell counts it: 128 and SIGINT. */
  interrupted: 130,
} as const

const COMMON = `
      --json                  report as JSON on standard output
      --library-folder=DIR    the folder of the library; the app's own, when left out
  -h, --help                  this text

Exit code: 0 fine, 1 see above, 2 not understood, 3 no library, 4 could not be read or written, 130 interrupted.`

const TEXTS: Record<CommandName, string> = {
  export: `Usage: postil export [options] [FILE | FOLDER | -]

Writes the library, without the trash, to a file, a folder, or standard output.

      --format=FORMAT         markdown (as a rule), json, web-annotation, claim-review, csv-annotations,
                              csv-claims, bibtex, csl-json, html
      --each                  a file for each article, into FOLDER
      --with-articles         the articles' own words too, in Markdown and JSON
      --template=FILE         a Liquid template in place of Postil's Markdown, a file for each article
      --publisher=NAME        who publishes reviews of claims that name no reviewer
      --document=ID           only this article; may be given several times`,
  import: `Usage: postil import [options] FILE…

Adds articles (HTML, MHTML, Markdown, text, EPUB, PDF, Word) or folders of them, and highlights of Postil, Hypothesis,
Readwise, Kindle, Zotero, Omnivore, Readest and other programs that write W3C annotations. One bad file or record stops
nothing; what is there already stays as it is.
Exit code 1: a file could not be imported, or a record was not understood.`,
  search: `Usage: postil search [options] QUERY

Finds articles and highlights, as the search box does, operators included: "word source:ledger has:note".
Exit code 1: nothing was found.

      --limit=N               at most so many; 50, when left out`,
  verify: `Usage: postil verify [options]

Checks that the stored quotes stand in the current texts (exact, moved, altered or gone), and that every row of the
library is what was written. Exit code 1: a quote was altered or is gone, or the library is damaged.

      --quotes                only the quotes
      --integrity             only the library`,
}

/** The help for a command, or for all. */
export function helpText(of: CommandName | null): string {
  if (of !== null) return `${TEXTS[of]}\n${COMMON}\n`
  return `Usage: postil [COMMAND] [options]

Without a command, opens the window. Beside a running app, commands are carried out by it.

  export     write the library to a file, a folder, or standard output
  import     add articles and highlights
  search     find articles and highlights
  verify     check the quotes and the library

"postil help COMMAND" says more.
`
}

/** What is wrong with a template; `line` and `column` count from 1 and are null when the place is not known. */
export type TemplateProblem = { message: string; line: number | null; column: number | null }

/** The same in a line of words. */
export function problemWords({ message, line }: TemplateProblem): string {
  return line === null ? message : `line ${line}: ${message}`
}

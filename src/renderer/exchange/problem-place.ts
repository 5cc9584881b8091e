import type { TemplateProblem } from '../../shared/export/template-problem.ts'

/** Where a template is faulty, in words. */
export function problemPlace({ line, column }: TemplateProblem): string {
  return line === null ? '' : ` in line ${line}${column === null ? '' : `, column ${column}`}`
}

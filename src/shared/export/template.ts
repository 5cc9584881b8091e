import { Liquid, LiquidError } from 'liquidjs'
import { fileStem } from './file-name.ts'
import { escapeDestination, escapeInline, escapeParagraph, escapeQuote } from './markdown-escape.ts'
import { noteToMarkdown } from './markdown-note.ts'
import { documentsToMarkdown, documentToMarkdown, type DocumentExport } from './markdown.ts'
import { obsidianTag } from './obsidian-tag.ts'
import type { TemplateProblem } from './template-problem.ts'
import { templateScope } from './template-scope.ts'

/** A rendered export. When the template is faulty, `text` is the export in Postil's own Markdown. */
export type RenderedTemplate = { text: string; problem: TemplateProblem | null }

/**
 * How much a template may do: enough for a library of 100,000 annotations, and an end to a loop that has none.
 *
 * Lengths in UTF-16 code units, time in milliseconds; `memoryLimit` counts the characters and list items made.
 */
export type TemplateLimits = {
  parseLimit: number
  renderLimit: number
  memoryLimit: number
  /** Asked while it is rendered; what it throws stops the work, and comes out. */
  check?: () => void
}
export const TEMPLATE_LIMITS: TemplateLimits = {
  parseLimit: 200_000,
  renderLimit: 10_000,
  memoryLimit: 500_000_000,
}

/** Limits for a preview of one document, which must not hold up typing. */
export const PREVIEW_LIMITS: TemplateLimits = {
  parseLimit: 200_000,
  renderLimit: 200,
  memoryLimit: 20_000_000,
}

/**
 * Renders documents with a reader's template (Liquid).
 *
 * A faulty template never loses an export: the answer is then Postil's own Markdown, with the problem.
 */
export function renderTemplate(
  template: string,
  inputs: readonly DocumentExport[],
  limits: TemplateLimits = TEMPLATE_LIMITS,
): RenderedTemplate {
  try {
    const rendered: unknown = liquid(limits).parseAndRenderSync(template, templateScope(inputs))
    return { text: asFile(String(rendered)), problem: null }
  } catch (error) {
    limits.check?.()
    const [only, ...others] = inputs
    const text =
      only !== undefined && others.length === 0 ? documentToMarkdown(only) : documentsToMarkdown(inputs)
    return { text, problem: problemOf(error) }
  }
}

/** What is wrong with how a template is written; null when it can be rendered. */
export function checkTemplate(template: string): TemplateProblem | null {
  try {
    liquid(PREVIEW_LIMITS).parse(template)
    return null
  } catch (error) {
    return problemOf(error)
  }
}

/** Whether a template speaks of all documents together, rather than of one. */
export function spansDocuments(template: string): boolean {
  try {
    const engine = liquid(PREVIEW_LIMITS)
    const names = engine.globalVariablesSync(engine.parse(template)).map(String)
    return names.some((name) => /^(?:documents|claims|speakers)\b/.test(name))
  } catch {
    // A faulty template falls back to Postil's own form, which speaks of all.
    return true
  }
}

/** Well-formed, line feeds, one line end at the end. */
function asFile(text: string): string {
  return `${text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff|\n+$/g, '')}\n`
}

/** An engine that can reach no file and no prototype, and knows no clock's zone and no locale of the machine's. */
function liquid(limits: TemplateLimits): Liquid {
  const { parseLimit, renderLimit, memoryLimit } = limits
  const engine = new Liquid({
    ...{ parseLimit, renderLimit, memoryLimit },
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: 'en',
    trimTagRight: false,
  })
  for (const [name, filter] of Object.entries(filters))
    engine.registerFilter(name, (value: unknown) => {
      limits.check?.()
      return filter(textOf(value))
    })
  return engine
}

/** What the filters do; each takes a text and answers a text. */
export const filters: Record<string, (text: string) => string> = {
  /** Text within a line of Markdown. */
  md: escapeInline,
  /** Text that makes a paragraph of Markdown. */
  md_paragraph: escapeParagraph,
  /** A quote, each line with `>`. */
  md_quote: escapeQuote,
  /** A note, which is Markdown already, kept from reaching beyond its place. */
  md_note: noteToMarkdown,
  /** The destination of a link. */
  md_url: escapeDestination,
  /** `fact check` → `#fact-check`. */
  hashtag: obsidianTag,
  /** The name of a note in `[[…]]`. */
  wikilink: (text) => fileStem(text) || 'Untitled',
  /** A quoted string of YAML. */
  yaml: (text) => JSON.stringify(text.toWellFormed()),
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}

/** A template can fail in any way that its author finds; none of them may cost the export. */
function problemOf(error: unknown): TemplateProblem {
  if (!(error instanceof Error)) return { message: String(error), line: null, column: null }
  const message = error.message.replace(/, (?:file:.*, )?line:\d+, col:\d+$/, '')
  if (!LiquidError.is(error)) return { message, line: null, column: null }
  const [line, column] = error.token.getPosition()
  return { message, line: line ?? null, column: column ?? null }
}

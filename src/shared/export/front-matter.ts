import { Document as YamlDocument, Scalar } from 'yaml'

/** What front matter may hold; null and empty lists are left out. */
export type FrontMatter = Record<string, FrontMatterValue>
export type FrontMatterValue = string | number | string[] | FrontMatterDate | null

/** An ISO 8601 date, or date and time; written without quotes, so that note apps take it for a date. */
export type FrontMatterDate = { date: string }

/** Writes front matter with its fences; it ends with a line end. Every string is quoted, lists stand on one line. */
export function frontMatterToYaml(fields: FrontMatter): string {
  const yaml = new YamlDocument({})
  for (const [key, value] of Object.entries(fields)) {
    if (value === null || (Array.isArray(value) && value.length === 0)) continue
    yaml.set(key, yamlNode(yaml, value))
  }
  return `---\n${printable(yaml.toString(style))}---\n`
}

/** Escapes, within quoted strings, what YAML 1.2 calls not printable and its older parsers take for line ends. */
export function printable(yaml: string): string {
  return yaml.replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** One line for each field, since a folded string is hard to compare. */
export const style = {
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Infinity,
  flowCollectionPadding: false,
} as const

/** A value of front matter as a node of the serializer. */
export function yamlNode(yaml: YamlDocument, value: Exclude<FrontMatterValue, null>): unknown {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return yaml.createNode(value.map(quoted), { flow: true })
  return plainDate.test(value.date) ? new Scalar(value.date) : quoted(value.date)
}

const plainDate = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/

function quoted(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = 'QUOTE_DOUBLE'
  return scalar
}

import { isAbsolute, resolve } from 'node:path'
import type { ExportFormat } from '../../shared/model/export-request.ts'
import { exportFormats } from '../../shared/model/export-request.ts'
import { documentId, type DocumentId } from '../../shared/model/ids.ts'
import { FORMAT_SHAPES, type ExportShape, type LibraryFormat } from '../../shared/model/library-export.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { commandNames, type CommandName } from './help.ts'
import { FOREIGN } from './is-command-line.ts'

/** What a command line asks for. Paths are absolute. */
export type Command =
  | { name: 'help'; of: CommandName | null }
  | {
      name: 'export'
      isJson: boolean
      format: LibraryFormat
      shape: ExportShape
      /** Null for standard output. */
      target: string | null
      withArticle: boolean
      template: string | null
      /** Who publishes reviews of claims that name no reviewer. */
      publisher: string | null
      documents: DocumentId[] | null
    }
  | { name: 'import'; isJson: boolean; paths: string[] }
  | { name: 'search'; isJson: boolean; query: string; limit: number }
  | { name: 'verify'; isJson: boolean; quotes: boolean; integrity: boolean }

/** Reads a command line, without the program's own name; what is wrong with it, in a sentence, when it can't be. */
export function parseCommand(
  given: readonly string[],
  workingDirectory: string,
): Result<Command, { message: string; of: CommandName | null }> {
  const [first = 'help', ...rest] = given.filter((word) => !FOREIGN.test(word))
  if (first === 'help' || first === '--help' || first === '-h') {
    const of = commandNames.find((name) => name === rest[0]) ?? null
    return rest[0] !== undefined && of === null
      ? fail({ message: `There is no command “${rest[0]}”.`, of: null })
      : ok({ name: 'help', of })
  }
  const name = commandNames.find((known) => known === first)
  if (name === undefined) return fail({ message: `There is no command “${first}”.`, of: null })
  const read = readOptions(name, rest)
  if (!read.ok) return fail({ ...read.failure, of: name })
  const { flags, values, operands } = read.value
  if (flags.has('--help')) return ok({ name: 'help', of: name })
  const isJson = flags.has('--json')
  const wrong = (message: string) => fail({ message, of: name })
  const pathOf = (path: string) => (isAbsolute(path) ? path : resolve(workingDirectory, path))
  const single = (option: string) => values.get(option)?.at(-1) ?? null

  if (name === 'import') {
    if (operands.length === 0) return wrong('No file was named.')
    return ok({ name, isJson, paths: operands.map(pathOf) })
  }
  if (name === 'search') {
    const query = operands.join(' ')
    if (query.trim() === '') return wrong('There is nothing to search for.')
    const limit = Number(single('--limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
      return wrong('--limit takes a whole number from 1 to 10000.')
    return ok({ name, isJson, query, limit })
  }
  if (operands.length > 1 || (name === 'verify' && operands.length > 0))
    return wrong(`“${operands.at(-1)}” is one word too many.`)
  if (name === 'verify') {
    const only = flags.has('--quotes') !== flags.has('--integrity')
    return ok({
      name,
      isJson,
      quotes: !only || flags.has('--quotes'),
      integrity: !only || flags.has('--integrity'),
    })
  }
  const format = single('--format') ?? 'markdown'
  if (!isFormat(format)) return wrong(`--format takes ${FORMATS.join(', ')}; not “${format}”.`)
  const target = operands[0] === undefined || operands[0] === '-' ? null : pathOf(operands[0])
  const template = single('--template')
  const publisher = single('--publisher')?.trim().slice(0, 1_000)
  const isEach = flags.has('--each') || FORMAT_SHAPES[format][0] === 'file-each'
  const shape: ExportShape = isEach || template !== null ? 'file-each' : 'one-file'
  if (!FORMAT_SHAPES[format].includes(shape))
    return wrong(`${format} makes one file for everything: leave out --each.`)
  if (shape === 'file-each' && target === null)
    return wrong('A file for each article needs a folder: name one.')
  if (template !== null && format !== 'markdown') return wrong('--template is for Markdown.')
  if (isJson && target === null)
    return wrong('--json reports on standard output: name a file for the export.')
  const documents = values.get('--document') ?? null
  const ids = documents?.map((id) => documentId.safeParse(id.replace(/^postil:\/\/document\//, '')))
  const bad = ids?.findIndex(({ success }) => !success) ?? -1
  if (bad !== -1) return wrong(`“${documents?.[bad]}” is not the id of a document.`)
  return ok({
    name: 'export',
    isJson,
    format,
    shape,
    target,
    withArticle: flags.has('--with-articles'),
    template: template === null ? null : pathOf(template),
    publisher: publisher === undefined || publisher === '' ? null : publisher,
    documents: ids === undefined ? null : ids.flatMap(({ data }) => data ?? []),
  })
}

const FORMATS = exportFormats.filter((format): format is LibraryFormat => format !== 'pdf')

function isFormat(format: string): format is Exclude<ExportFormat, 'pdf'> {
  return FORMATS.some((known) => known === format)
}

/** The switches of each command, and whether one takes a value. */
const OPTIONS: Record<CommandName, Record<string, 'flag' | 'value'>> = {
  export: {
    '--format': 'value',
    '--each': 'flag',
    '--with-articles': 'flag',
    '--template': 'value',
    '--publisher': 'value',
    '--document': 'value',
  },
  import: {},
  search: { '--limit': 'value' },
  verify: { '--quotes': 'flag', '--integrity': 'flag' },
}

type ReadOptions = { flags: Set<string>; values: Map<string, string[]>; operands: string[] }

function readOptions(name: CommandName, words: readonly string[]): Result<ReadOptions, { message: string }> {
  const known: Record<string, 'flag' | 'value'> = { ...OPTIONS[name], '--json': 'flag', '--help': 'flag' }
  const flags = new Set<string>()
  const values = new Map<string, string[]>()
  const operands: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--') {
      operands.push(...words.slice(at + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word)
      continue
    }
    const [option = '', ...after] = (word === '-h' ? '--help' : word).split('=')
    const kind = Object.hasOwn(known, option) ? known[option] : undefined
    if (kind === undefined) return fail({ message: `“${option}” is no option of “${name}”.` })
    if (kind === 'flag') {
      if (after.length > 0) return fail({ message: `${option} takes no value.` })
      flags.add(option)
      continue
    }
    const value = after.length > 0 ? after.join('=') : words[(at += 1)]
    if (value === undefined || value === '') return fail({ message: `${option} needs a value.` })
    values.set(option, [...(values.get(option) ?? []), value])
  }
  return ok({ flags, values, operands })
}

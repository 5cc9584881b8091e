import { parseDocument } from 'yaml'
import { fingerprint } from './fingerprint.ts'
import {
  type FrontMatter,
  frontMatterToYaml,
  type FrontMatterValue,
  printable,
  style,
  yamlNode,
} from './front-matter.ts'
import type { EditedBlock, WrittenBlocks } from './vault-merge.ts'

/** The key under which a field of the front matter is remembered as written. */
export function fieldKey(name: string): string {
  return `field ${name}`
}

/**
 * Brings Postil's fields up to date and leaves every other field, and every comment, as it is.
 *
 * A field that a person has changed or removed stays so, and is reported. Front matter that YAML can't read is
 * left alone as a whole. Fields are compared by value, since note apps rewrite them in their own style.
 */
export function mergeFrontMatter(
  current: string | null,
  next: FrontMatter,
  written: WrittenBlocks,
  take: ReadonlySet<string>,
): { yaml: string; written: WrittenBlocks; edited: EditedBlock[] } {
  const fresh = frontMatterToYaml(next).slice('---\n'.length, -'\n---\n'.length)
  const now: WrittenBlocks = {}
  for (const [name, value] of Object.entries(next)) {
    const text = fieldText(value)
    if (text !== null) now[fieldKey(name)] = { hash: fingerprint(text), text }
  }
  if (current === null || current.trim() === '') return { yaml: fresh, written: now, edited: [] }
  const yaml = parseDocument(current, { schema: 'core' })
  const values: unknown = yaml.errors.length === 0 ? yaml.toJS() : null
  if (!isFields(values)) {
    if (take.has('front matter')) return { yaml: fresh, written: now, edited: [] }
    const edited = [{ key: 'front matter', base: null, theirs: current, ours: fresh }]
    return { yaml: current, written: ownFields(written), edited }
  }
  const edited: EditedBlock[] = []
  let changed = false
  for (const name of new Set([...Object.keys(next), ...fieldNames(written)])) {
    const key = fieldKey(name)
    const ours = fieldText(next[name] ?? null)
    const theirs = fieldText(values[name] ?? null)
    const base = written[key]
    if (ours === theirs) continue
    const isEdited = theirs === null ? base !== undefined : base?.hash !== fingerprint(theirs)
    if (isEdited && !take.has(key)) {
      edited.push({ key, base: base?.text ?? null, theirs, ours })
      if (base === undefined) delete now[key]
      else now[key] = base
      continue
    }
    const value = next[name] ?? null
    if (value === null || ours === null) yaml.delete(name)
    else yaml.set(name, yamlNode(yaml, value))
    changed = true
  }
  return {
    yaml: changed ? printable(yaml.toString(style)).replace(/\n$/, '') : current,
    written: now,
    edited,
  }
}

function fieldNames(written: WrittenBlocks): string[] {
  const start = fieldKey('')
  return Object.keys(written)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
}

function ownFields(written: WrittenBlocks): WrittenBlocks {
  return Object.fromEntries(Object.entries(written).filter(([key]) => key.startsWith(fieldKey(''))))
}

/** A field's value in a form that can be compared; null when it would not be written. */
function fieldText(value: FrontMatterValue | unknown): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null
  if (isFields(value) && typeof value['date'] === 'string') return JSON.stringify(value['date'])
  return JSON.stringify(value)
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

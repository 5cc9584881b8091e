import { MAX_NOTE_LENGTH } from '../model/annotation.ts'
import { importedAnnotationSchema } from './imported-schema.ts'
import type { Imported } from './imported.ts'

/** Takes out what could not be handed over, and says so: one bad record must not stop those around it. */
export function withoutUnstorable(imported: Imported): Imported {
  const notUnderstood = [...imported.notUnderstood]
  const annotations = imported.annotations.filter((annotation) => {
    const issue = importedAnnotationSchema.safeParse(annotation).error?.issues[0]
    if (issue === undefined) return true
    const part = String(issue.path[0] ?? 'content')
    const why =
      part === 'note' && issue.code === 'too_big'
        ? `Its note is longer than ${MAX_NOTE_LENGTH.toLocaleString('en')} characters.`
        : `Its ${PARTS.get(part) ?? part} can’t be stored: ${issue.message}`
    notUnderstood.push({ line: annotation.line, why })
    return false
  })
  if (annotations.length === imported.annotations.length) return imported
  return { ...imported, annotations, notUnderstood: notUnderstood.sort((a, b) => a.line - b.line) }
}

/** What a reader would call the parts of a record. */
const PARTS = new Map([
  ['selectors', 'quote'],
  ['kindName', 'kind'],
  ['createdAt', 'date'],
  ['updatedAt', 'date'],
])

import { escapeQuote } from '../export/markdown-escape.ts'
import { noteFromMarkdown, noteToMarkdown } from '../export/markdown-note.ts'
import { recordFields } from '../export/markdown-record.ts'
import type { Annotation } from '../model/annotation.ts'
import type { AnnotationId } from '../model/ids.ts'
import type { TextPositionSelector } from '../model/selector.ts'
import { type Imported, importedAnnotation, type ImportedAnnotation, type ImportedClaim } from './imported.ts'
import { fieldsByLabel, readClaim, readKindName, readTags } from './markdown-fields.ts'
import { claimFromRecord, nestedClaim, type ReferenceIndex } from './postil-claim.ts'
import type { AnnotationRecord } from './postil-schema.ts'

/** What the data at the end of a file says of one annotation. */
export type DataRecord = Omit<AnnotationRecord, 'selectors' | 'note'> & {
  prefix: string
  suffix: string
  position: TextPositionSelector | null
  exact?: string | undefined
  note?: string | undefined
  line: number
}

/** One annotation as the file shows it. */
export type VisibleRecord = {
  id: AnnotationId
  /** The quote, without marks. */
  quote: string
  /** Items of the list, with their dash. */
  fields: string[]
  /** As it stands, defused. */
  note: string
  /** Line of its quote, from 1. */
  line: number
  /** Id and title of the document under whose title block it stands. */
  document: string | null
  title: string | null
}

/** An annotation from what is shown and what the data adds; null, and a report, when it has no quote. */
export function readRecord(
  visible: VisibleRecord,
  data: DataRecord | null,
  imported: Imported,
  references: ReferenceIndex,
): ImportedAnnotation | null {
  if (visible.quote === '') {
    imported.notUnderstood.push({ line: visible.line, why: 'There is no quote above this annotation.' })
    return null
  }
  // What CommonMark can't show is in the data; it holds as long as nobody has edited what is shown instead.
  const exact =
    data?.exact !== undefined && escapeQuote(data.exact) === escapeQuote(visible.quote)
      ? data.exact
      : visible.quote
  const note =
    data?.note !== undefined && noteToMarkdown(data.note) === visible.note
      ? data.note
      : noteFromMarkdown(visible.note)
  const stored = data === null ? null : storedFields(data, references)
  const fields = fieldsByLabel(visible.fields)
  const claim = readClaim(fields, stored, imported.verdicts)
  const kindName = readKindName(fields, stored)
  return importedAnnotation({
    id: visible.id,
    origin: `postil:${visible.id}`,
    line: visible.line,
    document: data?.documentId ?? visible.document ?? 'postil',
    revisionId: data?.revisionId ?? null,
    selectors: {
      quote: { type: 'TextQuoteSelector', exact, prefix: data?.prefix ?? '', suffix: data?.suffix ?? '' },
      position: data?.position ?? null,
    },
    kindId: kindName === null ? (data?.kindId ?? null) : null,
    kindName: kindName ?? stored?.kindName ?? null,
    note,
    tags: readTags(fields, stored),
    claim,
    createdAt: data?.createdAt ?? null,
    updatedAt: data?.updatedAt ?? null,
  })
}

/** What the data says, and how the fields would look if nobody had edited them. */
export type StoredFields = {
  kindName: string | null
  tags: string[]
  claim: ImportedClaim | null
  shown: Map<string, string[]>
}

function storedFields(data: DataRecord, references: ReferenceIndex): StoredFields {
  const kind = references.kinds.get(data.kindId) ?? null
  const annotation: Annotation = {
    ...data,
    selectors: { quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' }, position: null },
    note: '',
    claim: data.claim === null ? null : nestedClaim(data.claim, references),
  }
  const shown = fieldsByLabel(recordFields({ annotation, kind, within: null }).map((field) => `- ${field}`))
  const claim = data.claim === null ? null : claimFromRecord(data.claim, references)
  return { kindName: kind?.name ?? null, tags: data.tags, claim, shown }
}

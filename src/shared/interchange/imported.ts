import type { Attribution, EvidenceDraft, SpeakerDraft } from '../model/claim.ts'
import type { DocumentStatus } from '../model/document-status.ts'
import type { DocumentMetadata, ReadingPosition } from '../model/document.ts'
import type {
  AnnotationId,
  DocumentId,
  EvidenceId,
  KindId,
  RevisionId,
  SpeakerId,
  VerdictId,
} from '../model/ids.ts'
import type { TextSelectors } from '../model/selector.ts'
import type {
  DismissalRecord,
  ImageRecord,
  KindRecord,
  RevisionRecord,
  SpeakerRecord,
  VerdictRecord,
} from './postil-schema.ts'

/** What was read from a file of Postil or of another program; nothing in it has been stored yet. */
export type Imported = {
  documents: ImportedDocument[]
  annotations: ImportedAnnotation[]
  /** Only Postil's own files bring kinds, speakers and verdicts with ids. */
  kinds: KindRecord[]
  speakers: SpeakerRecord[]
  verdicts: VerdictRecord[]
  /** Suggested claims that were not wanted; only Postil's own files bring them. */
  dismissals: DismissalRecord[]
  /** The pictures of its articles. */
  images: ImageRecord[]
  notUnderstood: NotUnderstood[]
}

/** A part of a file that was passed over. */
export type NotUnderstood = {
  /** Line of the file, from 1; in a list of records without lines, the number of the record, from 1. */
  line: number
  /** A sentence for the reader. */
  why: string
}

/** A document as far as the file knows it. */
export type ImportedDocument = DocumentMetadata & {
  /** What its annotations call it within this import. */
  key: string
  /** Postil's id, when it came from Postil. */
  id: DocumentId | null
  revisionId: RevisionId | null
  /** SHA-256 of the canonical text that was current, in lower-case hexadecimal. */
  sha256: string | null
  addedAt: number | null
  lastReadAt: number | null
  readingPosition: ReadingPosition | null
  /** The share of its text that was read, 0 to 1. */
  readingProgress?: number | undefined
  /** The article's words, oldest first, when the file has them. */
  revisions: RevisionRecord[]
  /** What the reader said about it; null when nothing. */
  status: DocumentStatus | null
  isStarred: boolean
  /** Whether claims are suggested in it; they are where nothing is said. */
  hasSuggestions?: boolean | undefined
  tags: string[]
  /** Names of the pictures in its current text. */
  images: string[]
}

/** An annotation as far as the file knows it. */
export type ImportedAnnotation = {
  /** Postil's id, when it came from Postil. */
  id: AnnotationId | null
  /** A name that is the same whenever the same record is read again: `hypothesis:NvW…`. */
  origin: string
  /** Where it was read: line of the file or number of the record, from 1. */
  line: number
  /** The `key` of its document. */
  document: string
  revisionId: RevisionId | null
  /** Null for a note on the document as a whole. */
  selectors: TextSelectors | null
  /** Its kind in Postil's own files, else null. */
  kindId: KindId | null
  /** What it is called elsewhere: a kind's name or a colour; null when there is nothing of the sort. */
  kindName: string | null
  note: string
  tags: string[]
  claim: ImportedClaim | null
  /** Since when it has waited for its document in the library that the file is of, in milliseconds since 1970, UTC. */
  waitingSince?: number | undefined
  /** Milliseconds since 1970, UTC. */
  createdAt: number | null
  /** Milliseconds since 1970, UTC. */
  updatedAt: number | null
}

/** A claim whose speaker and verdict may be known by name only. */
export type ImportedClaim = {
  claimReviewed: string
  speaker: (SpeakerDraft & { id: SpeakerId | null }) | null
  attribution: Attribution
  verdict: { id: VerdictId | null; name: string }
  conclusion: string
  reviewer: string | null
  reviewedAt: string | null
  evidence: (EvidenceDraft & { id: EvidenceId | null })[]
}

/** An import in which nothing has been read yet. */
export function emptyImport(): Imported {
  return {
    documents: [],
    annotations: [],
    kinds: [],
    speakers: [],
    verdicts: [],
    dismissals: [],
    images: [],
    notUnderstood: [],
  }
}

/** Adds documents to an import, each `key` once: the first that is given counts. */
export function documentAdder(imported: Imported): (document: ImportedDocument) => void {
  const known = new Set(imported.documents.map(({ key }) => key))
  return (document) => {
    if (known.has(document.key)) return
    known.add(document.key)
    imported.documents.push(document)
  }
}

/** A document of which only what is given is known; `key` is what its annotations call it. */
export function importedDocument(
  key: string,
  title: string,
  known: Partial<Omit<ImportedDocument, 'key' | 'title'>> = {},
): ImportedDocument {
  return {
    key,
    title: title === '' ? 'Untitled' : title,
    byline: null,
    source: null,
    url: null,
    publishedAt: null,
    language: null,
    id: null,
    revisionId: null,
    sha256: null,
    addedAt: null,
    lastReadAt: null,
    readingPosition: null,
    revisions: [],
    status: null,
    isStarred: false,
    tags: [],
    images: [],
    ...known,
  }
}

/** An annotation of which only what is given is known. */
export function importedAnnotation(
  known: Pick<ImportedAnnotation, 'origin' | 'line' | 'document' | 'selectors'> & Partial<ImportedAnnotation>,
): ImportedAnnotation {
  return {
    id: null,
    revisionId: null,
    kindId: null,
    kindName: null,
    note: '',
    tags: [],
    claim: null,
    createdAt: null,
    updatedAt: null,
    ...known,
  }
}

/** Selectors of a passage that is known by its words only. */
export function quoteSelectors(exact: string, prefix = '', suffix = ''): TextSelectors {
  return { quote: { type: 'TextQuoteSelector', exact, prefix, suffix }, position: null }
}

/** An attribution of which nothing is known. */
export const noAttribution: Attribution = {
  kind: null,
  cue: null,
  source: null,
  saidAt: null,
  place: null,
  channel: null,
  relayedBy: null,
}

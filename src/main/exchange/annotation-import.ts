import type { Imported, ImportedAnnotation, ImportedDocument } from '../../shared/interchange/imported.ts'
import { importedDocument } from '../../shared/interchange/imported.ts'
import type { ImportFormat } from '../../shared/interchange/import-formats.ts'
import type { ImageRecord } from '../../shared/interchange/postil-schema.ts'
import type {
  ImportLine,
  ImportPlan,
  ImportProgress,
  ImportResult,
  ImportVerdict,
} from '../../shared/model/annotation-import.ts'
import type { AnnotationId, DocumentId } from '../../shared/model/ids.ts'
import { insertDismissals } from '../store/dismissals.ts'
import { areDetached, attachDetached, insertDetached } from '../store/detached.ts'
import {
  importedId,
  insertImported,
  insertPendingEvidence,
  type ImportTarget,
  type PendingEvidence,
} from '../store/import-annotation.ts'
import { hasOwnWords, insertImportedDocument } from '../store/import-document.ts'
import { documentsToMatch, importTarget, isDocument, knownAnnotations } from '../store/import-look-ups.ts'
import { ImportReferences } from '../store/import-references.ts'
import { recordStep } from '../store/journal.ts'
import { LARGE_CHANGE, type Library } from '../store/library.ts'
import { tryRecord } from '../store/try-record.ts'
import { breather, StoppedByReader } from './breathe.ts'
import { matchDocuments } from './match-documents.ts'

/** What was read from one file, or from the files of one export. */
export type ImportPart = { format: ImportFormat; file: string; imported: Imported }

/** So many records are stored at once: a few hundredths of a second, in which nothing else is answered. */
const BATCH = 100

/** Where an imported annotation goes. */
type Fate = {
  annotation: ImportedAnnotation
  document: ImportedDocument
  /** Its document in the library; `new` when that comes in with it, null when it waits. */
  target: DocumentId | 'new' | null
  line: ImportLine
}

/**
 * One import: what was read is added part by part, looked at in a dry run, and then carried out as one step. Nothing is
 * stored before that. Importing the same again stores nothing.
 */
export class AnnotationImport {
  readonly #library: Library
  readonly #parts: ImportPart[] = []
  #abort = new AbortController()
  #fates: Fate[] | null = null
  #lines: ImportLine[] = []
  #newDocuments: ImportedDocument[] = []

  constructor(library: Library) {
    this.#library = library
  }

  /** Adds what was read. Parts of the same file that follow one another are one: they share their documents. */
  add(part: ImportPart): void {
    const last = this.#parts.at(-1)
    if (last?.file === part.file && last.format === part.format) {
      last.imported.annotations.push(...part.imported.annotations)
    } else this.#parts.push(part)
    this.#fates = null
  }

  /** Stops what is under way: a dry run answers nothing, an import keeps what it has stored. */
  stop(): void {
    this.#abort.abort()
  }

  /** The dry run: what would become of each record. Throws `StoppedByReader`. */
  async plan(onProgress: (progress: ImportProgress) => void = () => {}): Promise<ImportPlan> {
    this.#abort = new AbortController()
    const breathe = breather(this.#abort.signal)
    const { store } = this.#library
    const documents = this.#parts.flatMap((part, index) =>
      part.imported.documents.map((document) => ({ ...document, key: partKey(index, document.key) })),
    )
    const annotations = this.#parts.flatMap((part, index) =>
      part.imported.annotations.map((annotation) => ({
        ...annotation,
        document: partKey(index, annotation.document),
      })),
    )
    const byKey = new Map(documents.map((document) => [document.key, document]))
    const known = await matchDocuments(documents, annotations, documentsToMatch(store), {
      alone: hasOwnWords,
      textOf: (id) => importTarget(store, id)?.text ?? null,
      breathe,
    })
    // A document in the trash keeps its id: what belongs to it waits until it is taken out.
    this.#newDocuments = documents.filter(
      (document) =>
        !known.has(document.key) &&
        hasOwnWords(document) &&
        !(document.id !== null && isDocument(store, document.id)),
    )
    const coming = new Set(this.#newDocuments.map(({ key }) => key))
    const seen = new Set<AnnotationId>()
    const fates: Fate[] = []
    const total = annotations.length
    for (const [partIndex, { file, imported }] of this.#parts.entries()) {
      for (let from = 0; from < imported.annotations.length; from += 500) {
        const batch = imported.annotations.slice(from, from + 500)
        const ids = batch.map(importedId)
        const there = knownAnnotations(store, ids)
        const waiting = areDetached(store, ids)
        for (const [index, annotation] of batch.entries()) {
          const id = ids[index] ?? importedId(annotation)
          const key = partKey(partIndex, annotation.document)
          const document = byKey.get(key) ?? importedDocument(key, '')
          const target = known.get(key) ?? (coming.has(key) ? 'new' : null)
          const [verdict, why] = verdictOn({
            there: there.get(id),
            isWaiting: waiting.has(id),
            isTwice: seen.has(id),
            hasTarget: target !== null,
            isAboutWhole: annotation.selectors === null,
          })
          seen.add(id)
          const words = annotation.selectors?.quote.exact ?? annotation.note
          const line = {
            ...{ verdict, why, file, line: annotation.line },
            ...{ words: words.slice(0, 300), document: document.title },
          }
          fates.push({ annotation: { ...annotation, document: key }, document, target, line })
        }
        onProgress({ done: fates.length, total })
        await breathe()
      }
    }
    this.#fates = fates
    const problems = this.#parts.flatMap(({ file, imported }) =>
      imported.notUnderstood.map(({ line, why }): ImportLine => ({
        verdict: 'not-understood',
        file,
        line,
        words: '',
        document: '',
        why,
      })),
    )
    this.#lines = [...problems, ...fates.map(({ line }) => line)]
    const counts: Record<ImportVerdict, number> = { stored: 0, known: 0, waiting: 0, 'not-understood': 0 }
    for (const { verdict } of this.#lines) counts[verdict] += 1
    return {
      read: this.#lines.length,
      counts,
      newDocuments: this.#newDocuments.length,
      files: this.#parts.map(({ file, format }) => ({ name: file, format })),
    }
  }

  /** The lines of the last dry run with one of these verdicts, from `start` up to `end`. */
  lines(verdicts: readonly ImportVerdict[], start: number, end: number): ImportLine[] {
    return this.#lines.filter(({ verdict }) => verdicts.includes(verdict)).slice(start, end)
  }

  /**
   * Carries out the last dry run as one step, after a backup when it is much. Stopped, it keeps what it has stored: taking
   * it back, or importing the rest, is the reader's to choose.
   */
  async carryOut(onProgress: (progress: ImportProgress) => void = () => {}): Promise<ImportResult> {
    if (this.#fates === null) await this.plan()
    const fates = (this.#fates ?? []).filter(
      ({ line }) => line.verdict === 'stored' || line.verdict === 'waiting',
    )
    const result: ImportResult = {
      stored: 0,
      waiting: 0,
      newDocuments: 0,
      missingLinks: 0,
      refused: [],
      isStopped: false,
    }
    const total = fates.length + this.#newDocuments.length
    if (total === 0) return result
    if (total > LARGE_CHANGE) await this.#library.backUp?.('import')
    this.#abort = new AbortController()
    const breathe = breather(this.#abort.signal)
    const session = new ImportSession(this.#library, this.#parts, total)
    try {
      for (const document of this.#newDocuments) {
        const refusal = session.storeDocument(document)
        if (refusal === null) result.newDocuments += 1
        else result.refused.push({ words: document.title, why: refusal })
        onProgress({ done: result.newDocuments, total })
        await breathe()
      }
      for (let from = 0; from < fates.length; from += BATCH) {
        const batch = fates.slice(from, from + BATCH)
        for (const [fate, refusal] of session.storeAnnotations(batch)) {
          if (refusal !== null) result.refused.push({ words: fate.line.words, why: refusal })
          else result[fate.line.verdict === 'stored' ? 'stored' : 'waiting'] += 1
        }
        onProgress({ done: result.newDocuments + from + batch.length, total })
        await breathe()
      }
    } catch (error) {
      if (!(error instanceof StoppedByReader)) throw error
      result.isStopped = true
    }
    result.missingLinks = session.finish()
    this.#fates = null
    return result
  }
}

/** Keys are unique within a file only. */
function partKey(index: number, key: string): string {
  return `${index} ${key}`
}

function verdictOn(about: {
  there: 'live' | 'trash' | undefined
  isWaiting: boolean
  isTwice: boolean
  hasTarget: boolean
  isAboutWhole: boolean
}): [ImportVerdict, string] {
  if (about.there === 'live') return ['known', '']
  if (about.there === 'trash') return ['known', 'It is in the trash, or its article is.']
  if (about.isWaiting) return ['known', 'It is waiting for its article already.']
  if (about.isTwice) return ['known', 'It is in these files twice.']
  if (!about.hasTarget) return ['waiting', 'Its article is not in the library.']
  return ['stored', about.isAboutWhole ? 'A note on the whole article: it goes to the first words.' : '']
}

/** Stores in batches that are one step together. */
class ImportSession {
  readonly #library: Library
  readonly #label: string
  readonly #mergeKey: string
  readonly #parts: readonly ImportPart[]
  readonly #images: ReadonlyMap<string, ImageRecord>
  readonly #added = new Map<string, DocumentId>()
  readonly #targets = new Map<DocumentId, ImportTarget | null>()
  readonly #pending: PendingEvidence[] = []
  #references: ImportReferences | null = null

  constructor(library: Library, parts: readonly ImportPart[], total: number) {
    this.#library = library
    this.#parts = parts
    this.#label = `import of ${total.toLocaleString('en')} ${total === 1 ? 'record' : 'records'}`
    this.#mergeKey = `import ${library.clock.id()}`
    this.#images = new Map(
      parts.flatMap(({ imported }) => imported.images.map((image) => [image.name, image] as const)),
    )
  }

  /** Answers why the library refused it, or null. */
  storeDocument(document: ImportedDocument): string | null {
    const { store, clock } = this.#library
    let refusal: string | null = null
    this.#step(() => {
      refusal = tryRecord(store, () => {
        const id = insertImportedDocument(store, clock, document, this.#images)
        attachDetached(store, clock, id)
        this.#added.set(document.key, id)
      })
    })
    return refusal
  }

  /** Answers, for each, why the library refused it, or null. */
  storeAnnotations(fates: readonly Fate[]): [Fate, string | null][] {
    const outcomes: [Fate, string | null][] = []
    const { store, clock } = this.#library
    this.#step((references) => {
      for (const fate of fates) {
        const { annotation, document, target } = fate
        const id = target === 'new' ? this.#added.get(document.key) : target
        const place = id === null || id === undefined ? null : this.#target(id)
        const refusal = tryRecord(store, () => {
          if (place === null) insertDetached(store, clock.now(), annotation, document)
          else {
            const evidence = insertImported(store, clock, references, annotation, place)
            if (evidence !== null) this.#pending.push(evidence)
          }
        })
        outcomes.push([fate, refusal])
      }
    })
    return outcomes
  }

  /** Stores the links, whose other ends are all there now; answers how many are not. */
  finish(): number {
    const { store, clock } = this.#library
    const dismissals = this.#parts.flatMap(({ imported }) => imported.dismissals)
    if (this.#pending.length + dismissals.length === 0) return 0
    let missing = 0
    this.#step(() => {
      insertDismissals(store, dismissals)
      missing = insertPendingEvidence(store, clock, this.#pending)
    })
    return missing
  }

  #step(work: (references: ImportReferences) => void): void {
    const { store, clock } = this.#library
    const options = { label: this.#label, now: clock.now(), mergeKey: this.#mergeKey }
    recordStep(store, options, () => {
      this.#references ??= new ImportReferences(store, clock, {
        kinds: uniqueById(this.#parts.flatMap(({ imported }) => imported.kinds)),
        speakers: uniqueById(this.#parts.flatMap(({ imported }) => imported.speakers)),
        verdicts: uniqueById(this.#parts.flatMap(({ imported }) => imported.verdicts)),
        areComplete: this.#parts.some(({ format }) => format === 'postil-json'),
      })
      work(this.#references)
    })
  }

  /** Documents follow one another in a file: a few are kept at hand, since a text may be long. */
  #target(id: DocumentId): ImportTarget | null {
    const known = this.#targets.get(id)
    if (known !== undefined) return known
    if (this.#targets.size > 8) this.#targets.clear()
    const target = importTarget(this.#library.store, id)
    this.#targets.set(id, target)
    return target
  }
}

function uniqueById<One extends { id: string }>(records: readonly One[]): One[] {
  return [...new Map(records.map((record) => [record.id, record])).values()]
}

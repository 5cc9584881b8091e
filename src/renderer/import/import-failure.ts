/** Why a file or page did not become a document. */
export type ImportFailureKind =
  /** There is nothing to read in it. */
  | 'empty'
  /** A format that no importer knows. */
  | 'unsupported'
  /** The format is known, but the bytes don't follow it. */
  | 'damaged'
  /** More bytes, nodes, nesting or archive entries than are taken in. */
  | 'too-large'
  /** An archive that tries to write outside itself, or unpacks to far more than it holds. */
  | 'unsafe-archive'
  /** It can only be read with a password. */
  | 'encrypted'
  /** Pages that are pictures, without a text layer. */
  | 'scanned'
  /** The reader stopped it. */
  | 'cancelled'

/** Why an import failed, with a sentence for the reader that names the source. */
export type ImportFailure = { kind: ImportFailureKind; message: string }

/** Carries a failure out of an importer's depths; `importDocument` turns it back into a value. */
export class ImportError extends Error {
  readonly failure: ImportFailure
  constructor(kind: ImportFailureKind, message: string) {
    super(message)
    this.name = 'ImportError'
    this.failure = { kind, message }
  }
}

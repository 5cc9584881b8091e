import type { DocumentDraft } from '../../shared/model/document.ts'
import type { DocumentOriginal } from '../../shared/model/original.ts'
import type { ImportedImage } from './images.ts'

/** A document as an importer delivers it: the draft, and the pictures that its HTML refers to. */
export type ImportedDocument = DocumentDraft & {
  images: ImportedImage[]
  /** The address in the library of the picture that stands for the document; null when it has none. */
  leadImage: string | null
  /** The file itself, where its pages can be shown; left out, or null, where they can't. */
  original?: DocumentOriginal | null
}

import { PREVIEW_LIMITS, TEMPLATE_LIMITS } from '../../shared/export/template.ts'
import type { TemplateProblem } from '../../shared/export/template-problem.ts'
import type { LibraryExportOptions } from '../../shared/model/library-export.ts'
import { oneRichText, oneText } from './one-text.ts'
import { readFrame, type WritingMeans } from './library-source.ts'

/** An export that is wanted in memory: for the clipboard, for a preview, or to be printed. */
export type TextRendering = {
  options: LibraryExportOptions
  purpose: 'print' | 'preview' | 'clipboard' | 'rich-clipboard'
  /** Whether a preview is of what the clipboard would get. */
  isForClipboard: boolean
  /** The longest text, in UTF-16 code units; what is longer is cut there. */
  longest: number
}

export type RenderedText = {
  text: string
  /** The same as formatted text, where that was asked for; else ''. */
  html: string
  /** Whether something was cut off. */
  isCut: boolean
  problem: TemplateProblem | null
  documents: number
  annotations: number
  claims: number
}

/** How many articles a preview looks at. */
const PREVIEWED = 2

/** Makes an export as one text. Throws what reading the library throws, and `Stopped`. */
export function renderText(
  { options, purpose, isForClipboard, longest }: TextRendering,
  means: WritingMeans,
): RenderedText {
  const isPreview = purpose === 'preview'
  const frame = readFrame(options, means, isPreview)
  const { documents, annotations, claims } = frame.totals
  const pieces = oneText(
    {
      ...options,
      isForClipboard: isForClipboard || purpose === 'clipboard' || purpose === 'rich-clipboard',
      limits: isPreview ? PREVIEW_LIMITS : TEMPLATE_LIMITS,
      most: isPreview ? PREVIEWED : Infinity,
    },
    frame,
    means,
  )
  const plain = gather(pieces, longest, means)
  const rich =
    purpose === 'rich-clipboard' && !plain.isCut
      ? gather(oneRichText(options, frame, means), longest, means)
      : { text: '', isCut: false, answer: undefined }
  return {
    text: plain.text,
    html: rich.text,
    isCut: plain.isCut || rich.isCut,
    problem: plain.answer ?? null,
    ...{ documents, annotations, claims },
  }
}

/** Takes pieces until they are enough; `answer` is what they return when they come to their end. */
function gather<Answer>(
  pieces: Generator<string, Answer>,
  longest: number,
  { check }: WritingMeans,
): { text: string; isCut: boolean; answer: Answer | undefined } {
  const gathered: string[] = []
  let length = 0
  let answer: Answer | undefined
  const kept = function* () {
    answer = yield* pieces
  }
  for (const piece of kept()) {
    check()
    gathered.push(piece)
    length += piece.length
    // Leaving the loop lets go of the library too.
    if (length > longest) break
  }
  const text = gathered.join('')
  const isCut = text.length > longest
  return { text: isCut ? text.slice(0, longest).toWellFormed() : text, isCut, answer }
}

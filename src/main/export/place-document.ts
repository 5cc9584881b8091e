import { articleHeadings } from '../../shared/export/article-headings.ts'
import type { DocumentExport } from '../../shared/export/markdown.ts'
import { placeAnnotations } from '../../shared/export/place-annotations.ts'
import type { Kind } from '../../shared/model/kind.ts'
import type { FedDocument } from './read-feed.ts'

/** A document as the exports take it: each annotation where it stands in the current text, or as an orphan. */
export function placeDocument(
  { document, annotations, earlierTexts, history, marks }: FedDocument,
  kinds: readonly Kind[],
  withArticle = false,
): DocumentExport {
  const { html, text } = document.revision
  return {
    document,
    kinds,
    annotations: placeAnnotations(text, annotations, earlierTexts),
    // To take a long article apart for its headings takes longer than all the rest.
    headings: annotations.length > 0 && /<h[1-6]\b/.test(html) ? articleHeadings(html) : [],
    withArticle,
    marks: withoutPictures(marks),
    ...(withArticle ? { revisions: history } : {}),
  }
}

/** Pictures do not fit into Markdown. */
function withoutPictures({ images: _, ...marks }: FedDocument['marks']): FedDocument['marks'] {
  return marks
}

import { fingerprint } from '../export/fingerprint.ts'
import { annotationId, documentId } from '../model/ids.ts'
import { textPositionSelector, type TextSelectors } from '../model/selector.ts'
import { claimFromReview } from './claim-review.ts'
import { isoToTime, storableLine, storableTags, storableTitle, webAddress } from './foreign-text.ts'
import {
  documentAdder,
  emptyImport,
  type Imported,
  importedAnnotation,
  importedDocument,
} from './imported.ts'
import { isObject, readJson } from './json.ts'

type Node = Record<string, unknown>
type AddDocument = ReturnType<typeof documentAdder>

/**
 * Reads W3C Web Annotations in JSON-LD: one, a list, a page, a collection, or Thorium's `.annotation`.
 *
 * JSON-LD can say the same in many ways; read are those of the model's own examples. An annotation by others is
 * found by its quote; one of Postil's keeps its id and position. `line` is the number of the annotation, from 1.
 */
export function parseWebAnnotations(text: string): Imported {
  const imported = emptyImport()
  const root = readJson(text)
  const items = itemsOf(root)
  if (items === null) {
    imported.notUnderstood.push({ line: 1, why: 'There is no Web Annotation in this file.' })
    return imported
  }
  const about = isObject(root) && isObject(root['about']) ? addAbout(root['about'], imported) : null
  const addDocument = documentAdder(imported)
  items.forEach((value, index) => addAnnotation(value, index + 1, about, imported, addDocument))
  return imported
}

function itemsOf(value: unknown): unknown[] | null {
  // A list may be of annotations, or of collections: a library has one for each article.
  if (Array.isArray(value)) return value.flatMap((one: unknown) => itemsOf(one) ?? [one])
  if (!isObject(value)) return null
  if (Array.isArray(value['items'])) return value['items']
  if (isObject(value['first'])) return itemsOf(value['first'])
  return value['target'] === undefined ? null : [value]
}

/** Thorium names the book once for the whole set. */
function addAbout(about: Node, imported: Imported): string {
  const list = (name: string): string[] => listOf(about[name]).filter((one) => typeof one === 'string')
  const [title] = list('dc:title')
  const key = list('dc:identifier')[0] ?? title ?? 'about'
  const date = isoToTime(list('dc:date')[0])
  imported.documents.push(
    importedDocument(key, storableTitle(title), {
      byline: storableLine(list('dc:creator').join(', ')),
      source: storableLine(list('dc:publisher').join(', ')),
      publishedAt: date === null ? null : new Date(date).toISOString().slice(0, 10),
    }),
  )
  return key
}

function addAnnotation(
  value: unknown,
  line: number,
  about: string | null,
  imported: Imported,
  addDocument: AddDocument,
): void {
  const report = (why: string): void => void imported.notUnderstood.push({ line, why })
  if (!isObject(value)) return report(`Annotation ${line} is not an object.`)
  const target = listOf(value['target'])[0]
  const key = about ?? addSource(target, addDocument)
  if (key === null) return report(`Annotation ${line} does not say what it is about.`)
  const name = stringOf(value['id']) ?? stringOf(value['@id'])
  const own = annotationId.safeParse(/^postil:\/\/annotation\/(.*)$/.exec(name ?? '')?.[1])
  const selectors = selectorsOf(target, own.success)
  const bodies = [...listOf(value['body']), ...listOf(value['bodyValue'])]
  const note = bodies
    .map(noteOf)
    .filter((one) => one !== '')
    .join('\n\n')
  const tags = storableTags(bodies.flatMap(tagsOf))
  const claim = bodies.map(reviewIn).find((one) => one !== null) ?? null
  if (selectors === null && note === '' && tags.length === 0 && claim === null) {
    return report(`Annotation ${line} has no quote; it only says at which offset of a file it stands.`)
  }
  imported.annotations.push(
    importedAnnotation({
      id: own.success ? own.data : null,
      origin: own.success
        ? `postil:${own.data}`
        : `web-annotation:${name ?? fingerprint(JSON.stringify(value))}`,
      line,
      document: key,
      selectors,
      kindName: storableLine(bodies.map(classOf).find((one) => one !== null)),
      note,
      tags,
      claim,
      createdAt: isoToTime(stringOf(value['created'])),
      updatedAt: isoToTime(stringOf(value['modified']) ?? stringOf(value['created'])),
    }),
  )
}

function addSource(target: unknown, addDocument: AddDocument): string | null {
  const source = isObject(target) ? (target['source'] ?? target['id']) : target
  const address = stringOf(isObject(source) ? (source['id'] ?? source['@id']) : source)
  if (address === null) return null
  const known = isObject(source) ? source : {}
  const title = stringOf(known['schema:name']) ?? stringOf(known['dc:title']) ?? stringOf(known['title'])
  const own = documentId.safeParse(/^postil:\/\/document\/(.*)$/.exec(address)?.[1])
  addDocument(
    importedDocument(address, storableTitle(title, address), {
      id: own.success ? own.data : null,
      url: webAddress(address),
      language: stringOf(known['language'])?.slice(0, 64) ?? null,
    }),
  )
  return address
}

/** Offsets mean something only in the text that they were counted in, which is Postil's own or unknown. */
function selectorsOf(target: unknown, isOwn: boolean): TextSelectors | null {
  if (!isObject(target)) return null
  const selectors = listOf(target['selector']).flatMap((selector) =>
    isObject(selector) ? [selector, ...listOf(selector['refinedBy'])] : [],
  )
  const quote = selectors.filter(isObject).find((one) => one['type'] === 'TextQuoteSelector')
  const exact = stringOf(quote?.['exact'])
  if (exact === null || exact === '') return null
  const position = selectors
    .map((one) => textPositionSelector.safeParse(one).data)
    .find((one) => one !== undefined)
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: isOwn ? exact : exact.toWellFormed(),
      prefix: stringOf(quote?.['prefix']) ?? '',
      suffix: stringOf(quote?.['suffix']) ?? '',
    },
    position: isOwn ? (position ?? null) : null,
  }
}

function noteOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (!isObject(body)) return ''
  const purpose = purposeOf(body)
  if (purpose === 'tagging' || purpose === 'classifying' || purpose === 'highlighting') return ''
  return stringOf(body['value']) ?? ''
}

function tagsOf(body: unknown): string[] {
  if (!isObject(body)) return []
  const tag = stringOf(body['tag'])
  const value = purposeOf(body) === 'tagging' ? (stringOf(body['value']) ?? stringOf(body['label'])) : null
  return [tag, value].filter((one) => one !== null)
}

/** A ClaimReview as a body, or as what a body says about. */
function reviewIn(body: unknown): ReturnType<typeof claimFromReview> {
  return claimFromReview(body) ?? (isObject(body) ? claimFromReview(body['source']) : null)
}

/** What the annotation is called: a class, or in Thorium a colour. */
function classOf(body: unknown): string | null {
  if (!isObject(body)) return null
  return purposeOf(body) === 'classifying' ? stringOf(body['value']) : stringOf(body['color'])
}

function purposeOf(body: Node): string | null {
  return stringOf(listOf(body['purpose'])[0])?.replace(/^oa:/, '') ?? null
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

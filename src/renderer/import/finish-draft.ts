import { documentDraft, MAX_TEXT_LENGTH, type DocumentDraft } from '../../shared/model/document.ts'
import { assert } from '../../shared/result.ts'
import type { Canonical } from './canonical.ts'
import { ImportError } from './import-failure.ts'
import type { FoundMetadata, ImportSource } from './import-source.ts'
import { isoDate } from './published-date.ts'

/** The longest title made up from a text's first words, in UTF-16 code units. */
const MAX_MADE_TITLE = 80

/**
 * Joins canonical content with what is known about it, and checks the whole against the contract. A title that
 * was not found is the file's name, or else the first words.
 * Throws `ImportError` when there is no text, or too much of it.
 */
export function finishDraft(
  canonical: Canonical | null,
  found: FoundMetadata,
  source: Pick<ImportSource, 'name' | 'url'>,
): DocumentDraft {
  const subject = source.name === '' ? 'this' : `“${source.name}”`
  if (canonical === null) throw new ImportError('empty', `There is no text in ${subject}.`)
  if (canonical.text.length > MAX_TEXT_LENGTH || canonical.html.length > 4 * MAX_TEXT_LENGTH) {
    throw new ImportError('too-large', `The text of ${subject} is longer than Postil takes in.`)
  }
  const draft = documentDraft.safeParse({
    title: line(found.title) ?? fileTitle(source.name) ?? firstWords(canonical.text),
    byline: line(found.byline),
    source: line(found.source),
    url: webAddress(found.url) ?? webAddress(source.url),
    publishedAt: isoDate(found.publishedAt ?? ''),
    language: languageTag(found.language),
    html: canonical.html,
    text: canonical.text,
  })
  assert(draft.success, 'a draft that keeps the contract', draft.error?.message)
  return draft.data
}

/** One line, without what can't be stored, and null instead of nothing. */
function line(text: string | null | undefined): string | null {
  const clean = (text ?? '').replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim()
  // A cut in the middle of a pair would leave half a character.
  return clean === '' ? null : clean.slice(0, 10_000).toWellFormed()
}

function fileTitle(name: string): string | null {
  return line(name.replace(/\.[a-z0-9]{1,8}$/i, '').replaceAll('_', ' '))
}

function firstWords(text: string): string {
  const first = text.trimStart().split('\n', 1)[0] ?? text
  if (first.length <= MAX_MADE_TITLE) return line(first) ?? text.trim().slice(0, 1)
  const cut = first.slice(0, MAX_MADE_TITLE)
  const space = cut.lastIndexOf(' ')
  return `${(line(cut.slice(0, space > 40 ? space : undefined)) ?? '').replace(/\ufffd$/, '')}…`
}

/** An http(s) address as the contract has it, without user and password; else null. */
function webAddress(address: string | null | undefined): string | null {
  if (address === null || address === undefined || !URL.canParse(address)) return null
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return documentDraft.shape.url.safeParse(url.href).success ? url.href : null
}

function languageTag(language: string | null | undefined): string | null {
  const tag = (language ?? '').trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null
  return Intl.getCanonicalLocales(tag)[0] ?? null
}

import type { FoundMetadata } from './import-source.ts'
import { isoDate } from './published-date.ts'
import { structuredData, structuredImage } from './structured-data.ts'

/**
 * What a page says about itself, in the order of trust: JSON-LD, OpenGraph and other `<meta>`, microdata, its
 * markup. Reads only; call it before Readability takes the page apart.
 *
 * @param address where the page came from, for a canonical address that is relative; null when unknown.
 */
export function pageMetadata(page: Document, address: string | null): FoundMetadata {
  const data = structuredData(page)
  const meta = metaValues(page)
  const pick = (...names: string[]): string | null =>
    names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined) ?? null
  return {
    title:
      data.title ??
      pick('dc:title', 'dcterms:title', 'og:title', 'twitter:title', 'citation_title') ??
      undefined,
    byline: plainName(data.byline) ?? metaAuthors(meta) ?? plainName(microdata(page, 'author')),
    source: data.source ?? pick('og:site_name', 'dc:publisher', 'citation_journal_title'),
    publishedAt: firstDate([
      data.publishedAt,
      pick('article:published_time', 'og:published_time', 'og:article:published_time'),
      pick(
        'parsely-pub-date',
        'datepublished',
        'date',
        'pubdate',
        'publishdate',
        'dc:date',
        'dc:date:issued',
        'dcterms:created',
        'citation_publication_date',
        'sailthru:date',
      ),
      microdata(page, 'datePublished'),
      timeElement(page),
    ]),
    language: language(page) ?? data.language ?? pick('og:locale', 'content-language', 'dc:language'),
    url: canonicalAddress(
      [page.querySelector('link[rel~="canonical" i]')?.getAttribute('href'), pick('og:url'), data.url],
      address,
    ),
  }
}

/** Where the picture is that a page sends ahead of itself; null when it names none. */
export function leadImageAddress(page: Document, address: string | null): string | null {
  const meta = metaValues(page)
  const named = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src']
  const values = [...named.map((name) => meta.get(name)?.[0]), structuredImage(page)]
  const value = values.find((one) => one !== undefined && one !== null)
  return value === undefined || value === null
    ? null
    : (URL.parse(value, address ?? undefined)?.href ?? value)
}

/** Where a saved page was saved from, as browsers and archivers note it in a comment; null when they didn't. */
export function savedFrom(markup: string): string | null {
  const head = markup.slice(0, 4096)
  const noted =
    /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(head)?.[1] ??
    /<!--[^>]*?\burl:\s*(https?:\S+)/i.exec(head)?.[1] ??
    null
  return noted !== null && /^https?:/i.test(noted) && URL.canParse(noted) ? noted : null
}

/** `<meta>` values by their name or property, in lower case and with `:` for the dots of Dublin Core. */
function metaValues(page: Document): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>()
  for (const meta of page.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim() ?? ''
    if (content === '') continue
    const names = ['property', 'name', 'http-equiv'].map((attribute) => meta.getAttribute(attribute) ?? '')
    for (const name of names.join(' ').toLowerCase().replace(/\./g, ':').split(/\s+/)) {
      if (name !== '') values.set(name, [...(values.get(name) ?? []), content])
    }
  }
  return values
}

const AUTHOR_NAMES = [
  'dc:creator',
  'dcterms:creator',
  'author',
  'article:author',
  'parsely-author',
  'citation_author',
  'byl',
  'sailthru:author',
]

/** Everybody whom the first useful of the names for an author lists. */
function metaAuthors(meta: ReadonlyMap<string, string[]>): string | null {
  for (const name of AUTHOR_NAMES) {
    const people = [...new Set((meta.get(name) ?? []).flatMap((value) => plainName(value) ?? []))]
    if (people.length > 0)
      return people.join(people.length > 1 && people.some((person) => person.includes(',')) ? '; ' : ', ')
  }
  return null
}

/** A microdata property of the page's article. */
function microdata(page: Document, property: string): string | null {
  const element = page.querySelector(`[itemprop~="${property}"]`)
  if (element === null) return null
  const name = element.querySelector('[itemprop~="name"]')
  const value =
    element.getAttribute('content') ?? element.getAttribute('datetime') ?? (name ?? element).textContent ?? ''
  return value.trim() === '' ? null : value
}

/** The first date in the page's own header or article, and not in a comment or a list of other articles. */
function timeElement(page: Document): string | null {
  const times = [
    ...page.querySelectorAll(
      'time[pubdate], article header time[datetime], article time[datetime], main time[datetime]',
    ),
  ]
  return times[0]?.getAttribute('datetime') ?? null
}

function firstDate(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const date = isoDate(value ?? '')
    if (date !== null) return date
  }
  return null
}

/** An author's name; addresses of profiles and names of accounts are none. */
export function plainName(value: string | null | undefined): string | null {
  const name = (value ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:written\s+)?by:?\s+/i, '')
  return name === '' || name.length > 500 || /^(?:https?:\/\/|www\.|@)\S+$/i.test(name) ? null : name
}

function language(page: Document): string | null {
  const tag =
    page.documentElement.getAttribute('lang') ??
    page.documentElement.getAttribute('xml:lang') ??
    page.body.getAttribute('lang')
  return tag === null || tag.trim() === '' ? null : tag
}

/** The first address that is one, resolved; a canonical link to a site's front page is a mistake of the site's. */
function canonicalAddress(
  values: readonly (string | null | undefined)[],
  address: string | null,
): string | null {
  for (const value of values) {
    if (value === null || value === undefined || value.trim() === '') continue
    const url = URL.parse(value.trim(), address ?? undefined)
    if (url === null || !/^https?:$/.test(url.protocol)) continue
    if (url.pathname === '/' && url.search === '' && address !== null && new URL(address).pathname !== '/')
      continue
    return url.href
  }
  return null
}

import { z } from 'zod'
import type { FoundMetadata } from './import-source.ts'

const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Posting|Report|Review|NewsItem|Chapter|CreativeWork|LiveBlogPosting|WebPage|VideoObject|PodcastEpisode)$/

const named = z.looseObject({ name: z.string() })
const person = z.union([z.string(), named])
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema.transform((value) => [value]), z.array(schema)])

/** What a schema.org node says about an article; a field that says something unexpected is left out alone. */
const article = z.looseObject({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  author: oneOrMany(person).optional().catch(undefined),
  creator: oneOrMany(person).optional().catch(undefined),
  publisher: person.optional().catch(undefined),
  image: oneOrMany(z.union([z.string(), z.looseObject({ url: z.string() }).transform((value) => value.url)]))
    .optional()
    .catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  inLanguage: z
    .union([z.string(), named.transform((value) => value.name)])
    .optional()
    .catch(undefined),
  url: z.string().optional().catch(undefined),
  mainEntityOfPage: z
    .union([z.string(), z.looseObject({ '@id': z.string() }).transform((value) => value['@id'])])
    .optional()
    .catch(undefined),
})

/** The metadata in a page's JSON-LD; the node most like an article wins. Broken JSON says nothing. */
export function structuredData(page: Document): FoundMetadata {
  const best = articleNode(page)
  if (best === null) return {}
  const { data, isPage } = best
  const names = (data.author ?? data.creator ?? []).map(nameOf)
  return {
    title: isPage ? undefined : titleOf(data, page.title),
    byline: names.filter((name) => name !== '' && !/^https?:/.test(name)).join(', ') || null,
    source: data.publisher === undefined ? null : nameOf(data.publisher),
    publishedAt: data.datePublished ?? null,
    language: data.inLanguage ?? null,
    url: data.mainEntityOfPage ?? data.url ?? null,
  }
}

/** The address of the article's first picture in a page's JSON-LD; null when there is none. */
export function structuredImage(page: Document): string | null {
  return articleNode(page)?.data.image?.[0] ?? null
}

type ArticleNode = { data: z.infer<typeof article>; isPage: boolean }

function articleNode(page: Document): ArticleNode | null {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json" i]')]
  const found = scripts
    .flatMap((script) => nodesOf(parsed(script.textContent ?? '')))
    .flatMap((node): ArticleNode[] => {
      const result = article.safeParse(node)
      if (!result.success) return []
      const types = [result.data['@type']].flat()
      const isPage = types.every((type) => /WebPage|CreativeWork|VideoObject/.test(type))
      return types.some((type) => ARTICLE_TYPE.test(type)) ? [{ data: result.data, isPage }] : []
    })
  return found.find((one) => !one.isPage) ?? found[0] ?? null
}

/** Some sites put a description into `headline`, others the site's name into `name`: the window's title tells. */
function titleOf({ headline, name }: z.infer<typeof article>, windowTitle: string): string | undefined {
  if (headline === undefined || name === undefined) return headline ?? name
  return windowTitle.trim().startsWith(name.trim()) && !windowTitle.includes(headline) ? name : headline
}

function nameOf(someone: z.infer<typeof person>): string {
  return (typeof someone === 'string' ? someone : someone.name).trim()
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/g, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A value and what it nests in lists and `@graph`s, two levels deep: sites do no more than that. */
function nodesOf(value: unknown, depth = 0): unknown[] {
  if (Array.isArray(value)) return depth > 2 ? [] : value.flatMap((one: unknown) => nodesOf(one, depth + 1))
  if (typeof value !== 'object' || value === null) return []
  return '@graph' in value && depth <= 2 ? [value, ...nodesOf(value['@graph'], depth + 1)] : [value]
}

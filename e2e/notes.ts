import type { Page } from '@playwright/test'

/** Highlights so many passages of the open article, of all kinds, some with notes and tags; answers their ids in the order of the text. */
export async function many(page: Page, count: number): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const opened = await window.api.library.open()
    if (!opened.ok || !opened.value.ok || opened.value.value.document === null)
      throw new Error('No article is open')
    const { document: article, kinds } = opened.value.value
    const { text } = article.revision
    const ids: string[] = []
    for (let index = 0; index < wanted; index += 1) {
      const start = Math.floor(((text.length - 200) * index) / wanted)
      const end = start + 20 + ((index * 37) % 60)
      const kind = kinds[index % kinds.length]
      if (kind === undefined) throw new Error('The library has no kinds')
      const saved = await window.api.annotations.create({
        documentId: article.id,
        revisionId: article.revision.id,
        kindId: kind.id,
        selectors: {
          quote: {
            type: 'TextQuoteSelector',
            exact: text.slice(start, end),
            prefix: text.slice(Math.max(0, start - 32), start),
            suffix: text.slice(end, end + 32),
          },
          position: { type: 'TextPositionSelector', start, end },
        },
        note: index % 2 === 0 ? `Note ${index} asks for a **source**.` : '',
        tags: index % 3 === 0 ? ['trade/tariffs', 'huawei'] : [],
      })
      if (!saved.ok) throw new Error(saved.failure.message)
      ids.push(saved.value.id)
    }
    return ids
  }, count)
}

/** The sentences of the article that `addArticle` adds. */
export const SENTENCES = [
  'The ministry said exports rose by five per cent in May.',
  'Analysts had expected a fall of two per cent over the same period.',
  'A spokesman told reporters that the measures would be lifted within weeks.',
  'The port of Tianjin handled more containers than ever before.',
  'Nobody was hurt, said the fire brigade of the city on Monday.',
]

/** Adds an article with highlights on its sentences, as `REVISED` has them changed. */
export async function addArticle(page: Page): Promise<void> {
  await page.evaluate(async (paragraphs) => {
    const text = paragraphs.join('\n')
    const stored = await window.api.imports.store(
      {
        title: 'Exports in May',
        byline: null,
        source: 'The Paper',
        url: 'https://example.org/exports',
        publishedAt: null,
        language: 'en',
        html: paragraphs.map((one) => `<p>${one}</p>`).join('\n'),
        text,
      },
      [],
      null,
    )
    const opened = await window.api.library.open()
    if (!stored.ok || !opened.ok || !opened.value.ok) throw new Error('Not stored')
    const [claim, quote] = opened.value.value.kinds
    if (claim === undefined || quote === undefined) throw new Error('No kinds')
    for (const [index, exact] of paragraphs.entries()) {
      const start = text.indexOf(exact)
      await window.api.annotations.create({
        documentId: stored.value.document.id,
        revisionId: stored.value.document.revisionId,
        kindId: index % 2 === 0 ? quote.id : claim.id,
        selectors: {
          quote: {
            type: 'TextQuoteSelector',
            exact,
            prefix: text.slice(Math.max(0, start - 32), start),
            suffix: '',
          },
          position: { type: 'TextPositionSelector', start, end: start + exact.length },
        },
        note: '',
        tags: [],
      })
    }
  }, SENTENCES)
}

/** The publisher changes that article: the second and the last sentence are gone, and the third is another. */
export async function reviseArticle(page: Page): Promise<void> {
  const revised = [
    SENTENCES[0] ?? '',
    'Asked about it, the ministry only told reporters that talks would go on within weeks.',
    SENTENCES[3] ?? '',
  ]
  await page.evaluate(async (paragraphs) => {
    await window.api.imports.store(
      {
        title: 'Exports in May',
        byline: null,
        source: 'The Paper',
        url: 'https://example.org/exports',
        publishedAt: null,
        language: 'en',
        html: paragraphs.map((one) => `<p>${one}</p>`).join('\n'),
        text: paragraphs.join('\n'),
      },
      [],
      null,
    )
  }, revised)
}

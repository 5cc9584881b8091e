import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../claims-library.ts'
import { libraryWords } from '../reading-library.ts'

/**
 * Saved web pages as bytes: those of a folder (`*.html` in it, or a `source.html` in each of its subfolders), repeated
 * until there are `count`, each with a word that no other has, so that none is there already. Without a folder, pages
 * that are made, with the clutter that stands around an article.
 */
export function savedPages(folder: string | null, count: number): string[] {
  const sources = folder === null ? [] : readPages(folder)
  if (folder !== null && sources.length === 0) throw new Error(`There is no saved page in ${folder}`)
  const made = sources.length === 0 ? Array.from({ length: 40 }, (_, seed) => makePage(seed + 1)) : sources
  return Array.from({ length: count }, (_, index) => {
    const page = made[index % made.length] ?? ''
    // In every paragraph: which of them is the article is for the importer to find out.
    return page.replaceAll(/<\/p>/gi, ` copy${index}</p>`)
  })
}

function readPages(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (/\.html?$/i.test(name)) return [readFileSync(join(folder, name), 'utf8')]
    const inside = join(folder, name, 'source.html')
    return existsSync(inside) ? [readFileSync(inside, 'utf8')] : []
  })
}

/** A page with a menu, a column of links, comments and a footer around an article of a few hundred to thousand words. */
function makePage(seed: number): string {
  const random = seeded(seed)
  const words = libraryWords(1).slice(0, 4_000)
  const some = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(words.length ** random()) - 1] ?? 'the').join(' ')
  const links = (count: number) =>
    Array.from({ length: count }, () => `<li><a href="/${some(1)}">${some(4)}</a></li>`).join('')
  const paragraphs = Array.from(
    { length: 8 + Math.floor(random() * 30) },
    () =>
      `<p class="story-body">${some(30)}, <em>${some(3)}</em> ${some(20)}, <a href="/x">${some(2)}</a>.</p>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${some(7)} | The Ledger</title>
    <meta property="og:site_name" content="The Ledger"><meta name="author" content="${some(2)}">
    <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-01-02"}</script>
    <style>${'.a{color:red}'.repeat(200)}</style></head><body>
    <header><nav><ul>${links(60)}</ul></nav></header><main><article><h1>${some(7)}</h1>
    <figure><img src="/a.jpg" alt=""><figcaption>${some(9)}</figcaption></figure>${paragraphs.join('')}
    <blockquote><p>${some(20)}</p></blockquote></article></main>
    <aside><h2>${some(2)}</h2><ul>${links(80)}</ul></aside>
    <section class="comments">${Array.from({ length: 40 }, () => `<div class="comment"><b>${some(1)}</b><p>${some(15)}</p></div>`).join('')}</section>
    <footer><ul>${links(40)}</ul></footer></body></html>`
}

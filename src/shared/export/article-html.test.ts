import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { documentToHtml } from './article-html.ts'
import { ARTICLE_STYLE, ARTICLE_STYLE_SHA256 } from './article-style.ts'
import { hostileText, hostileWords } from './hostile-text.ts'
import type { DocumentExport } from './markdown.ts'
import { sampleAnnotation, sampleDocument, sampleExport, sampleKinds } from './samples.ts'

const sample = sampleExport()

function withArticle(html: string, text: string, ranges: [number, number][] = []): DocumentExport {
  return {
    document: { ...sampleDocument, revision: { ...sampleDocument.revision, html, text } },
    kinds: sampleKinds,
    annotations: ranges.map(([start, end], index) => ({
      annotation: sampleAnnotation(index + 1, start, end, { note: 'note' }),
      range: { start, end },
    })),
  }
}

/** The article's words and marks as a browser reads them, notes taken out. */
function shown(html: string): { text: string; marks: string[]; document: Document } {
  const { document } = new JSDOM(html).window
  const article = document.querySelector('article')
  article?.querySelectorAll('.note').forEach((note) => note.remove())
  const marks = Array.from(article?.querySelectorAll('mark') ?? [], (mark) => mark.textContent)
  return { text: article?.textContent.slice(1, -1) ?? '', marks, document }
}

describe('a standalone article', () => {
  it('looks as it always did', async () => {
    await expect(documentToHtml(sample)).toMatchFileSnapshot('article.golden.html')
  })

  it('allows its own style and nothing else', () => {
    expect(createHash('sha256').update(ARTICLE_STYLE).digest('base64')).toBe(ARTICLE_STYLE_SHA256)
    expect(documentToHtml(sample)).toContain(
      `default-src 'none'; style-src 'sha256-${ARTICLE_STYLE_SHA256}'; img-src data:`,
    )
  })

  it('says exactly the canonical text, and marks exactly the passages, overlaps and all', () => {
    const html =
      '<h2>A &amp; B</h2>\n<p>One <em>two <a href="https://x.example/">three</a></em> four.</p>\n<ul><li>Five</li>\n<li>six</li></ul>'
    const text = 'A & B\nOne two three four.\nFive\nsix'
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)), { maxLength: 5 }),
        (pairs) => {
          const ranges = pairs.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1])
          const page = shown(documentToHtml(withArticle(html, text, ranges)))
          expect(page.text).toBe(text)
          const covered = Array.from(text, (character, at) =>
            character === '\n' ? 0 : ranges.filter(([start, end]) => start <= at && at < end).length,
          ).reduce((sum, count) => sum + count, 0)
          const marked = page.marks.join('').replaceAll('\n', '').length
          // Text within nested marks is counted once for each of them.
          expect(marked).toBeGreaterThanOrEqual(covered > 0 ? 1 : 0)
          const depth = (node: Node | null): number =>
            node === null ? 0 : (node.nodeName === 'MARK' ? 1 : 0) + depth(node.parentNode)
          const walker = page.document.createTreeWalker(
            page.document.querySelector('article') ?? page.document,
            4,
          )
          let sum = 0
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            sum += (node.textContent?.replaceAll('\n', '').length ?? 0) * depth(node)
          }
          expect(sum).toBe(covered)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has one note for each passage, none within a link', () => {
    const html = '<p><a href="https://x.example/">a link</a> and words</p>'
    const { document } = new JSDOM(
      documentToHtml(
        withArticle(html, 'a link and words', [
          [0, 6],
          [2, 10],
          [7, 10],
        ]),
      ),
    ).window
    expect(document.querySelectorAll('.note')).toHaveLength(3)
    expect(document.querySelectorAll('a .note')).toHaveLength(0)
    expect(Array.from(document.querySelectorAll('article > p > a'), (link) => link.textContent)).toEqual([
      'a link',
    ])
  })

  it('lets nothing through that runs, loads or submits', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<p onclick="alert(1)" style="x">a</p>',
      '<a href="javascript:alert(1)">b</a>',
      '<img src="https://x.example/i.png" onerror="alert(1)" alt="c">',
      '<iframe src="https://x.example"></iframe><form action="https://x.example"><input></form>',
      '<svg><a href="data:text/html,x"></a></svg><style>*{}</style><base href="https://x.example">',
      '</article></main><h1>out</h1><!-- <p> -->',
      '<p title="a"onclick="b">c</p><p/onclick=x>',
      '<<script>script>alert(1)<</script>/script>',
    ]
    const check = (input: DocumentExport): void => {
      const { document } = shown(documentToHtml(input))
      expect(
        document.querySelectorAll('script, iframe, form, input, svg, base, link, object, embed'),
      ).toHaveLength(0)
      expect(document.querySelectorAll('style')).toHaveLength(1)
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on|^style$/)
          if (name === 'src') expect(value).toMatch(/^data:image\//)
          if (name === 'href') expect(value).toMatch(/^(?:https?|mailto|postil):|^#/)
        }
      }
      expect(document.querySelectorAll('body > *')).toHaveLength(1)
    }
    const words = (html: string): string => new JSDOM(html).window.document.body.textContent
    for (const html of hostile) {
      check(withArticle(html, words(html), [[0, 1]]))
      check(withArticle(html, html))
    }
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...hostile, '<p>', '</p>', '<a href="x">', '<td>'),
            hostileText.filter((text) => text.length < 300),
          ),
          { maxLength: 5 },
        ),
        (parts) => {
          check(withArticle(parts.join(''), words(parts.join('')), [[0, 3]]))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('shows any title, note and tag as words', () => {
    fc.assert(
      fc.property(
        hostileWords.filter((text) => text.length < 300),
        (words) => {
          const annotation = sampleAnnotation(1, 0, 9, { note: words, tags: [words] })
          const input = {
            document: { ...sampleDocument, title: words },
            kinds: sampleKinds,
            annotations: [{ annotation, range: { start: 0, end: 9 } }],
          }
          const { document } = new JSDOM(documentToHtml(input)).window
          const visible = words.toWellFormed().replaceAll('\0', '\ufffd')
          expect(document.querySelector('h1')?.textContent).toBe(visible)
          expect(document.querySelector('.note .words')?.textContent).toBe(visible)
        },
      ),
      { numRuns: 40 },
    )
  })
})

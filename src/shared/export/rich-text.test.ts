import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { articleHeadings } from './article-headings.ts'
import { hostileTag, hostileWords } from './hostile-text.ts'
import { annotationToRichText, documentToRichText } from './rich-text.ts'
import { sampleAnnotation, sampleClaim, sampleExport, sampleKind, sampleSpeaker } from './samples.ts'

describe('rich text for the clipboard', () => {
  it('looks as it always did', async () => {
    const headings = [{ level: 2, text: 'First <section>', start: 0 }]
    const input = sampleExport(...headings)
    await expect(documentToRichText(input)).toMatchFileSnapshot('rich-text.golden.html')
  })

  it('shows any string as words', () => {
    fc.assert(
      fc.property(
        hostileWords.filter((text) => text.length < 300),
        hostileTag.filter((text) => text.length < 300),
        (words, tag) => {
          const claim = { ...sampleClaim, claimReviewed: words, speaker: { ...sampleSpeaker, name: words } }
          const annotation = sampleAnnotation(1, 0, 9, { note: words, tags: [tag], claim })
          annotation.selectors.quote.exact = words
          const html = annotationToRichText({
            annotation,
            kind: sampleKind(0),
            document: { title: words, url: words },
          })
          const { document } = new JSDOM(html).window
          const visible = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')
          const names = new Set(Array.from(document.body.querySelectorAll('*'), ({ nodeName }) => nodeName))
          for (const name of names) expect(['BLOCKQUOTE', 'P', 'UL', 'LI', 'B', 'A']).toContain(name)
          const items = Array.from(document.querySelectorAll('li'), ({ textContent }) => textContent)
          expect(items).toContain(`Claim: ${visible(words)}`)
          expect(items).toContain(`Tags: ${visible(tag)}`)
          for (const anchor of document.querySelectorAll('a'))
            expect(anchor.href).toMatch(/^(?:https?|postil):/)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('headings of an article', () => {
  it('are found with their place in the text', () => {
    const html = '<h1>A &amp; <em>B</em></h1>\n<p>words</p>\n<h3>Next\npart</h3>\n<h2><br></h2>\n<p>x</p>'
    expect(articleHeadings(html)).toEqual([
      { level: 1, text: 'A & B', start: 0 },
      { level: 3, text: 'Next part', start: 12 },
    ])
  })
})

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { base64Bytes } from './images.ts'
import { file, imported, PIXEL } from './fixtures.ts'

const BODY =
  '<p>The minister said on Monday that the report had been read, and that nobody had objected to it.</p>'.repeat(
    5,
  )

async function read(head: string, body: string): Promise<Awaited<ReturnType<typeof imported>>> {
  const markup = `<html><head><title>A headline - The Site</title>${head}</head><body><article>${body}</article></body></html>`
  return imported(file('a.html', markup, { url: 'https://www.site.org/2019/a' }))
}

describe('what a page says about itself', () => {
  it('is taken from OpenGraph and other meta elements', async () => {
    const head =
      '<meta property="og:title" content="The headline"><meta name="author" content="By Ann Lee"><meta property="og:site_name" content="The Site"><meta property="article:published_time" content="2019-05-23T10:00:00Z"><meta property="og:locale" content="en_GB"><link rel="canonical" href="/a">'
    expect(await read(head, BODY)).toMatchObject({
      title: 'The headline',
      byline: 'Ann Lee',
      source: 'The Site',
      publishedAt: '2019-05-23T10:00:00Z',
      language: 'en-GB',
      url: 'https://www.site.org/a',
    })
  })

  it('is taken from microdata', async () => {
    const body = `<div itemscope><span itemprop="author"><b itemprop="name">Ann Lee</b></span><time itemprop="datePublished" datetime="2019-05-23">today</time></div>${BODY}`
    expect(await read('', body)).toMatchObject({
      byline: 'Ann Lee',
      publishedAt: '2019-05-23',
      source: 'site.org',
    })
  })

  it('is learned from the text itself, which then begins with its first sentence', async () => {
    const document = await read('', `<h1>A headline</h1><p>Written by Ann Lee</p><p>23 May 2019</p>${BODY}`)
    expect(document).toMatchObject({ byline: 'Ann Lee', publishedAt: '2019-05-23' })
    expect(document.text).toMatch(/^The minister said/)
  })

  it('leaves out profiles and accounts as names, broken JSON, and a canonical link to the front page', async () => {
    const head =
      '<meta property="article:author" content="https://facebook.com/ann"><meta name="author" content="@ann"><script type="application/ld+json">{"@type": </script><link rel="canonical" href="https://www.site.org/">'
    expect(await read(head, BODY)).toMatchObject({ byline: null, url: 'https://www.site.org/2019/a' })
  })

  it('names a lead image, which is kept when it can be had', async () => {
    const bytes = base64Bytes(PIXEL) ?? new Uint8Array()
    const markup = `<meta property="og:image" content="/lead.png"><article>${BODY}</article>`
    const source = file('a.html', markup, { url: 'https://site.org/a' })
    const asked: string[] = []
    const loadImage = async (url: string): Promise<Uint8Array> => {
      asked.push(url)
      return bytes
    }
    const document = await imported(source, { loadImage })
    expect(asked).toEqual(['https://site.org/lead.png'])
    expect(document.leadImage).toBe(`app://postil/image/${document.images[0]?.name ?? ''}`)
    expect((await imported(source)).leadImage).toBeNull()
  })
})

describe('what was copied from a page', () => {
  it('comes in whole, but for what was hidden', async () => {
    const pasted =
      '<meta charset="utf-8"><!--StartFragment--><nav>Home</nav><p style="color: red; display: none">Not this</p><h2>Part</h2><p>It <span style="x">was</span>.</p><!--EndFragment-->'
    const document = await imported(file('', pasted, { mediaType: 'text/html' }), { keepWhole: true })
    expect(document.html).toBe('<p>Home</p>\n<h2>Part</h2>\n<p>It was.</p>')
  })
})

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { base64Bytes } from './images.ts'
import { docx, epub, pdf, pdfLines } from './file-fixtures.ts'
import { failureOf, file, imported, PIXEL } from './fixtures.ts'

const picture = base64Bytes(PIXEL) ?? new Uint8Array()
const SENTENCES =
  'The minister said on Monday that the report had been read, and that nobody had objected to it, although some had asked for more time. '

describe('Markdown', () => {
  it('keeps headings, lists, tables, notes and code; front matter and the first heading are the title block', async () => {
    const markdown =
      '---\nauthor: [Ann Lee, Bo Ek]\ndate: 2019-05-23\nsource: The Paper\n---\n\n# A headline\n\nBy Ann Lee\n\nIt *began*[^1] with **a** `b`.\n\n- [x] done\n- next\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nif (a < b) {}\n```\n\n[^1]: A note.\n'
    const document = await imported(file('x.md', markdown))
    expect(document).toMatchObject({
      title: 'A headline',
      byline: 'Ann Lee, Bo Ek',
      publishedAt: '2019-05-23',
      source: 'The Paper',
    })
    expect(document.html).toBe(
      '<p>It <em>began</em><sup><a href="#postil-fn-1">1</a></sup> with <strong>a</strong> <code>b</code>.</p>\n' +
        '<ul><li>☑ done</li>\n<li>next</li></ul>\n' +
        '<table><thead><tr><th>a</th>\n<th>b</th></tr></thead>\n<tbody><tr><td>1</td>\n<td>2</td></tr></tbody></table>\n' +
        '<pre><code>if (a &lt; b) {}</code></pre>\n<ol><li id="postil-fn-1">A note.</li></ol>',
    )
  })

  it('takes what looks like front matter and is none for text', async () => {
    expect((await imported(file('x.md', '---\n: [\n---\ntext'))).text).toContain('[')
  })

  it('keeps embedded pictures, and links to others', async () => {
    const document = await imported(
      file('x.md', `Look: ![one](data:image/png;base64,${PIXEL}) and ![two](https://e.org/2.png)`),
    )
    expect(document.images).toHaveLength(1)
    expect(document.html).toBe(
      `<p>Look: <img src="app://postil/image/${document.images[0]?.name ?? ''}" alt="one"> and <a href="https://e.org/2.png">two</a></p>`,
    )
  })
})

describe('a saved page', () => {
  const page = (body: string, head = ''): string =>
    `<!doctype html><html lang="en-GB"><head><title>Headline | Site</title>${head}</head><body><nav>Home</nav><article><h1>Headline</h1>${body}</article></body></html>`

  it('finds the article and what the page says about itself', async () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': ['NewsArticle'],
          headline: 'Headline',
          author: [{ name: 'Ann Lee' }],
          publisher: { name: 'Site' },
          datePublished: '2019-05-23T10:00:00+0200',
          mainEntityOfPage: { '@id': 'https://e.org/a' },
        },
      ],
    }
    const markup = page(
      `<p>${SENTENCES.repeat(3)}</p><p>See <a href="/b">this</a> and <a href="#n">that</a>.</p><p id="n">${SENTENCES.repeat(3)}</p>`,
      `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
    )
    const document = await imported(file('a.html', markup, { url: 'https://www.e.org/x' }))
    expect(document).toMatchObject({
      title: 'Headline',
      byline: 'Ann Lee',
      source: 'Site',
      publishedAt: '2019-05-23T10:00:00+02:00',
      language: 'en-GB',
      url: 'https://e.org/a',
    })
    expect(document.html).toContain(
      'See <a href="https://www.e.org/b">this</a> and <a href="#postil-n">that</a>.',
    )
    expect(document.text).not.toContain('Home')
  })

  it('keeps links to old anchors, whatever their names stand for', async () => {
    const markup =
      '<p><a href="#querySelector">a</a></p><img name="querySelectorAll"><p><a name="querySelector">b</a></p>'
    expect((await imported(file('a.html', markup))).html).toBe(
      '<p><a href="#postil-querySelector">a</a></p>\n<p><a id="postil-querySelector">b</a></p>',
    )
  })

  it('keeps pictures that are embedded or that were fetched, and the words of others', async () => {
    const markup = page(
      `<p>${SENTENCES.repeat(4)}</p><figure><img src="data:image/png;base64,${PIXEL}" alt="a"><figcaption>One.</figcaption></figure><p>${SENTENCES.repeat(2)}<img src="/two.png" alt="two"> <img src="/three.png" alt="three"> <img src="/four.svg"></p>`,
    )
    const asked: string[] = []
    const loadImage = async (url: string): Promise<Uint8Array | null> => {
      asked.push(url)
      return url.endsWith('two.png') ? picture : null
    }
    const document = await imported(file('a.html', markup, { url: 'https://e.org/x' }), { loadImage })
    expect(asked).toEqual(['https://e.org/two.png', 'https://e.org/three.png', 'https://e.org/four.svg'])
    expect(document.images).toHaveLength(1)
    expect(document.html).toContain('<figcaption>One.</figcaption>')
    expect(document.html).toContain('<a href="https://e.org/three.png">three</a>')
    expect(document.html).not.toContain('four')
  })

  it.each([
    [
      'Shift_JIS',
      'ja',
      [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x83, 0x65, 0x83, 0x4c, 0x83, 0x58, 0x83, 0x67],
      '日本語のテキスト',
      'charset=shift_jis',
    ],
    [
      'windows-1251 that says it is windows-1252',
      'ru',
      [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
      'Привет',
      'charset=windows-1252',
    ],
    [
      'windows-1251 that says it is UTF-8, and in no language',
      '',
      [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0xee, 0xed, 0xee, 0xf1, 0xe5, 0xf6],
      'Привет, мироносец',
      'charset=utf-8',
    ],
    [
      'windows-1252 without a word about it',
      'en',
      [0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x61, 0x94],
      'café “a”',
      'x=y',
    ],
    ['UTF-8 that says it is Latin-1', 'fr', [0x63, 0x61, 0x66, 0xc3, 0xa9], 'café', 'charset=iso-8859-1'],
  ])('reads %s', async (_name, language, bytes, text, label) => {
    const [before = '', after = ''] =
      `<html lang="${language}"><meta http-equiv="content-type" content="text/html; ${label}"><p>|</p></html>`.split(
        '|',
      )
    const whole = new Uint8Array([
      ...new TextEncoder().encode(before),
      ...bytes,
      ...new TextEncoder().encode(after),
    ])
    expect((await imported(file('a.html', whole))).text).toBe(text)
  })

  it('is refused with too many nodes or too long a markup', async () => {
    expect(await failureOf(file('a.html', `<p>${'<b>a</b>'.repeat(100_001)}`))).toBe('too-large')
    expect(await failureOf(file('a.html', `<p>${'a'.repeat(11 * 1024 * 1024)}`))).toBe('too-large')
  })

  it('may be large when that is its pictures', async () => {
    const markup =
      `<p>Here: <img alt="x" src="data:image/png;base64,${PIXEL.slice(0, -4).padEnd(4 * 1024 * 1024, 'A')}"></p>`.repeat(
        3,
      )
    expect((await imported(file('a.html', markup))).text).toBe('Here: \nHere: \nHere: ')
  })
})

describe('a page saved as MHTML', () => {
  it('is read with its pictures, links and address', async () => {
    const body = `<html><body><article><p>${SENTENCES.repeat(4)} caf=C3=A9</p>=\r\n<p>${SENTENCES.repeat(2)}<img src=3D"https://e.org/p.png" alt=3D"p"></p></article></body></html>`
    const message = [
      'From: <Saved by Blink>', 'Snapshot-Content-Location: https://e.org/page', 'MIME-Version: 1.0',
      'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="--x--"', '', '',
      '----x--', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://e.org/page', '', body,
      '----x--', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://e.org/p.png', '', PIXEL,
      '----x----', '',
    ].join('\r\n') // prettier-ignore
    const document = await imported(file('a.mhtml', message))
    expect(document).toMatchObject({ url: 'https://e.org/page', source: 'e.org' })
    expect(document.text).toContain('café')
    expect(document.images).toHaveLength(1)
    expect(document.html).toContain('src="app://postil/image/')
  })
})

describe('EPUB', () => {
  it('joins chapters, with links between them, notes and pictures', async () => {
    const bytes = epub(
      [
        '<h1>One</h1><p>See <a href="1.xhtml#n">two</a>.<a id="back"/></p><p><img src="../img/p.png" alt="p"/></p><svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="../img/p.png"/></svg>',
        '<h1>Two</h1><p id="n">There&#160;it is. <a href="0.xhtml#back">Back</a></p>',
      ],
      { 'OEBPS/img/p.png': picture },
    )
    const document = await imported(file('x.epub', bytes))
    expect(document).toMatchObject({
      title: 'A book',
      byline: 'Ann Lee, Bo Ek',
      source: 'Press',
      language: 'en-GB',
      publishedAt: '2019-05-23',
    })
    expect(document.images).toHaveLength(1)
    const image = `<img src="app://postil/image/${document.images[0]?.name ?? ''}"`
    expect(document.html).toBe(
      `<h1>One</h1>\n<p id="postil-c0-back">See <a href="#postil-c1-n">two</a>.</p>\n<p>${image} alt="p"></p>\n<p>${image}></p>\n` +
        '<h1>Two</h1>\n<p id="postil-c1-n">There&nbsp;it is. <a href="#postil-c0-back">Back</a></p>',
    )
  })

  it.each([
    ['is cut short', epub(['<p>a</p>']).slice(0, -30), 'damaged'],
    ['reaches outside itself', epub(['<p>a</p>'], { '../../evil': 'x' }), 'unsafe-archive'],
    ['unpacks to a thousand times its size', epub([`<p>${'a'.repeat(5_000_000)}</p>`]), 'unsafe-archive'],
    [
      'has too many files',
      epub(['<p>a</p>'], Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`f${at}`, '']))),
      'too-large',
    ],
    [
      'has locked chapters',
      epub(['<p>a</p>'], {
        'META-INF/encryption.xml': '<e xmlns="x"><CipherReference URI="OEBPS/text/0.xhtml"/></e>',
      }),
      'encrypted',
    ],
    ['has no words', epub(['<p> </p>']), 'empty'],
  ])('that %s is refused', async (_name, bytes, kind) => {
    expect(await failureOf(file('x.epub', bytes))).toBe(kind)
  })
})

describe('Word', () => {
  const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
  const paragraph = (content: string, properties = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
  const item = (words: string, level: number, list: number): string =>
    paragraph(text(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const styles = `<w:styles ${w}><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>`
  const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`

  it('keeps what the text means, and leaves out what was deleted', async () => {
    const body =
      paragraph(text('A headline'), '<w:pStyle w:val="T"/>') +
      paragraph(text('By Ann Lee')) +
      paragraph(text('Part'), '<w:pStyle w:val="H"/>') +
      paragraph(`${text('It was ')}<w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>bold</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${text(' new')}</w:ins><w:hyperlink r:id="r1">${text(' here')}</w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r>`) +
      paragraph(text('Said so.'), '<w:pStyle w:val="Q"/>') +
      item('one', 0, 1) + item('deeper', 1, 1) + item('two', 0, 1) +
      `<w:tbl><w:tr><w:tc>${paragraph(text('a'))}</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(text('b'))}</w:tc></w:tr><w:tr><w:tc>${paragraph(text('c'))}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph('')}</w:tc></w:tr></w:tbl>` +
      paragraph('<w:r><w:drawing><wp:docPr descr="p"/><a:blip r:embed="r2"/></w:drawing></w:r>') // prettier-ignore
    const bytes = docx(body, {
      'word/styles.xml': styles,
      'word/numbering.xml': numbering,
      'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2">${paragraph(text('A note.'))}</w:footnote></w:footnotes>`,
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="r1" Target="https://e.org/" TargetMode="External"/><Relationship Id="r2" Target="media/p.png"/></Relationships>',
      'word/media/p.png': picture,
    })
    const document = await imported(file('x.docx', bytes))
    expect(document).toMatchObject({ title: 'A headline', byline: 'Ann Lee' })
    expect(document.html).toBe(
      '<h2>Part</h2>\n<p>It was <strong>bold</strong> new<a href="https://e.org/"> here</a><sup><a href="#postil-footnote-2">1</a></sup></p>\n' +
        '<blockquote><p>Said so.</p></blockquote>\n<ol><li>one\n<ul><li>deeper</li></ul></li>\n<li>two</li></ol>\n' +
        '<table><tbody><tr><td>a</td>\n<td rowspan="2">b</td></tr>\n<tr><td>c</td></tr></tbody></table>\n' +
        `<p><img src="app://postil/image/${document.images[0]?.name ?? ''}" alt="p"></p>\n<hr>\n<ol><li id="postil-footnote-2">A note.</li></ol>`,
    )
  })

  it('is refused when its text is broken', async () => {
    expect(await failureOf(file('x.docx', docx('<w:p>')))).toBe('damaged')
  })
})

describe('PDF', () => {
  it('makes paragraphs of lines, over hyphens and pages, and remembers the pages', async () => {
    const bytes = pdf([
      `${pdfLines(['A headline'], 740, 24)} ${pdfLines(['The first line of the text goes on and on until it is hy-', 'phenated, and then it ends.', 'A new paragraph begins here, since the line above is short,', 'and it does not end on this page but goes'])} ${pdfLines(['1'], 30)}`,
      `${pdfLines(['on over the page.'])} ${pdfLines(['2'], 30)}`,
    ])
    const document = await imported(file('x.pdf', bytes))
    expect(document.title).toBe('A headline')
    expect(document.html).toBe(
      '<h2 data-page="1"><span data-place="0 72 52 113.4 24">A headline</span></h2>\n' +
        '<p data-page="1"><span data-place="0 72 92 269.33 12">The first line of the text goes on and on until it is hy</span><span data-place="0 72 106 145.44 12">phenated, and then it ends.</span></p>\n' +
        '<p data-page="1"><span data-place="0 72 120 315.49 12">A new paragraph begins here, since the line above is short, </span><span data-place="0 72 134 220.15 12">and it does not end on this page but goes </span><span data-page="2" data-place="1 72 92 93.4 12">on over the page.</span></p>',
    )
    const page = { width: 612, height: 792 }
    expect(document.original).toEqual({
      mediaType: 'application/pdf',
      bytes,
      pages: [
        { ...page, label: '1' },
        { ...page, label: '2' },
      ],
    })
  })

  it.each([
    ['without a text layer', pdf(['0 0 m 100 100 l S']), 'scanned'],
    ['that is broken', new TextEncoder().encode(`%PDF-1.4\n${'garbage '.repeat(50)}`), 'damaged'],
    ['that is cut short', pdf([pdfLines(['a'])]).slice(0, 60), 'damaged'],
  ])('%s says so', async (_name, bytes, kind) => {
    expect(await failureOf(file('x.pdf', bytes))).toBe(kind)
  })
})

describe('any import', () => {
  it('can be stopped', async () => {
    const stop = new AbortController()
    const seen: number[] = []
    const onProgress = ({ fraction }: { fraction: number }): void => {
      seen.push(fraction)
      if (seen.length > 3) stop.abort()
    }
    expect(
      await failureOf(file('x.epub', epub(Array.from({ length: 50 }, () => '<p>a</p>'))), {
        signal: stop.signal,
        onProgress,
      }),
    ).toBe('cancelled')
    expect(seen.length).toBeLessThan(6)
  })

  it.each([
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['a picture', picture],
  ])('refuses %s', async (_name, bytes) => {
    expect(await failureOf(file('x.docx', bytes))).toBe('unsupported')
  })
})
